using TagTasks.Inference.Model;

namespace TagTasks.Inference.Encoders;

/// <summary>
/// An encoder's graph with its products in 32-bit floats. Stored weights are 8-bit blocks (<c>MatMulNBits</c>), which ONNX
/// Runtime expands anew in every run, at more than the cost of the product itself; with weights expanded once a README
/// takes three quarters of the time, and the arithmetic is the same. Field numbers are those of onnx.proto.
/// </summary>
internal static class FloatGraph
{
    private const string Contributed = "com.microsoft";
    private const string Packed = "MatMulNBits";
    private const int Node = 1;
    private const int Initializer = 5;

    /// <summary>Rewrites a graph.</summary>
    /// <param name="model">The bytes of an <c>.onnx</c> file.</param>
    /// <param name="matrices">The matrices that the new graph expects in 32-bit floats, as initializers of their names.</param>
    /// <returns>The new graph; what it does not know stays as it is.</returns>
    /// <exception cref="FormatException">It is no ONNX file.</exception>
    public static byte[] Rewrite(ReadOnlySpan<byte> model, out IReadOnlyList<QuantizedMatrix> matrices)
    {
        var found = new List<QuantizedMatrix>();
        var result = OnnxModel.WithGraph(model, graph => RewriteGraph(graph, found));
        matrices = found;
        return result;
    }

    private static ReadOnlySpan<byte> RewriteGraph(ReadOnlySpan<byte> graph, List<QuantizedMatrix> found)
    {
        var tensors = ReadTensors(graph);
        var gone = new HashSet<string>(StringComparer.Ordinal);
        var result = new ProtobufWriter();
        var reader = new ProtobufReader(graph);
        while (reader.Next(out var field))
        {
            if (field != Node)
            {
                reader.Skip();
                continue;
            }

            var bytes = graph[reader.ReadRange()];
            if (OnnxNode.Read(bytes) is { Operator: Packed } node && Matrix(node, tensors) is { } matrix)
            {
                found.Add(matrix);
                gone.UnionWith(node.Inputs.Skip(1).Take(2));
                WriteProduct(node, matrix, result);
            }
            else
            {
                result.Bytes(Node, bytes);
            }
        }

        WriteRest(graph, gone, found, result);
        return result.Written;
    }

    private static Dictionary<string, OnnxTensor> ReadTensors(ReadOnlySpan<byte> graph)
    {
        var tensors = new Dictionary<string, OnnxTensor>(StringComparer.Ordinal);
        var reader = new ProtobufReader(graph);
        while (reader.Next(out var field))
        {
            if (field == Initializer)
            {
                var tensor = OnnxTensor.Read(graph[reader.ReadRange()]);
                tensors[tensor.Name] = tensor;
            }
            else
            {
                reader.Skip();
            }
        }

        return tensors;
    }

    // Inputs: A, B, scales, zero points, group indices, bias. With zero points or groups of their own the weights are
    // something else than this class expands, and the node stays.
    private static QuantizedMatrix? Matrix(OnnxNode node, Dictionary<string, OnnxTensor> tensors) =>
        node.Number("bits") == 8
        && node.Input(3) is null && node.Input(4) is null
        && tensors.GetValueOrDefault(node.Inputs[1])?.External is { } weights
        && tensors.GetValueOrDefault(node.Inputs[2])?.External is { } scales
        && node.Number("N") is { } rows && node.Number("K") is { } columns && node.Number("block_size") is > 0 and var block
        && columns % block == 0
            ? new QuantizedMatrix(node.Inputs[1] + ".f32", (int)rows, (int)columns, (int)block, weights, scales)
            : null;

    private static void WriteProduct(OnnxNode node, QuantizedMatrix matrix, ProtobufWriter result)
    {
        var output = node.Outputs[0];
        var bias = node.Input(5);
        var product = bias is null ? output : output + ".product";
        result.Bytes(Node, OnnxNode.Write("FusedMatMul", Contributed, [node.Inputs[0], matrix.Name], product, ("transB", 1)));
        if (bias is not null)
        {
            result.Bytes(Node, OnnxNode.Write("Add", "", [product, bias], output));
        }
    }

    private static void WriteRest(ReadOnlySpan<byte> graph, HashSet<string> gone, List<QuantizedMatrix> matrices, ProtobufWriter result)
    {
        var reader = new ProtobufReader(graph);
        while (reader.Next(out var field))
        {
            if (field == Initializer)
            {
                var tensor = graph[reader.ReadRange()];
                if (!gone.Contains(OnnxTensor.Read(tensor).Name))
                {
                    result.Bytes(Initializer, tensor);
                }

                continue;
            }

            reader.Skip();
            if (field != Node)
            {
                result.Raw(reader.Field);
            }
        }

        foreach (var matrix in matrices)
        {
            result.Bytes(Initializer, OnnxTensor.WriteFloats(matrix.Name, matrix.Rows, matrix.Columns, matrix.Weights.Location));
        }
    }
}
