using System.Text;
using TagTasks.Inference.Model;

namespace TagTasks.Inference.Encoders.Graphs;

/// <summary>
/// An encoder's graph as a processor runs it fastest. Stored weights are 8-bit blocks (<c>MatMulNBits</c>), which ONNX
/// Runtime expands anew in every run, at more than the cost of the product itself; with weights expanded once a README
/// takes 0.7 of the time, and the arithmetic is the same but for the last bits. Field numbers are those of
/// onnx.proto.
/// </summary>
/// <param name="data">Reads what lies outside of the graph.</param>
internal sealed class FloatGraph(Func<ExternalData, byte[]> data)
{
    private const int Node = 1;
    private const int Initializer = 5;
    private const int Output = 12;

    // ONNX Runtime resolves the path of each tensor that lies outside, which costs more than a small one is long.
    private const int SmallTensor = 64 << 10;

    /// <summary>Rewrites a graph.</summary>
    /// <param name="model">The bytes of an <c>.onnx</c> file.</param>
    /// <param name="matrices">The matrices that the new graph expects in 32-bit floats, as initializers of their names.</param>
    /// <returns>The new graph; what it does not know stays as it is.</returns>
    /// <exception cref="FormatException">It is no ONNX file.</exception>
    public byte[] Rewrite(ReadOnlySpan<byte> model, out IReadOnlyList<QuantizedMatrix> matrices)
    {
        IReadOnlyList<QuantizedMatrix> found = [];
        var result = OnnxModel.WithGraph(model, graph => RewriteGraph(graph, out found));
        matrices = found;
        return result;
    }

    private ReadOnlySpan<byte> RewriteGraph(ReadOnlySpan<byte> graph, out IReadOnlyList<QuantizedMatrix> matrices)
    {
        var (nodes, tensors, results) = Read(graph);
        var rewritten = NodeRewriter.Rewrite(nodes, tensors, results);
        var result = new ProtobufWriter();
        foreach (var node in rewritten.Nodes)
        {
            result.Bytes(Node, node.Write());
        }

        matrices = rewritten.Matrices;
        WriteRest(graph, rewritten, result);
        return result.Written;
    }

    private static (List<OnnxNode> Nodes, Dictionary<string, OnnxTensor> Tensors, HashSet<string> Results) Read(ReadOnlySpan<byte> graph)
    {
        var nodes = new List<OnnxNode>();
        var tensors = new Dictionary<string, OnnxTensor>(StringComparer.Ordinal);
        var results = new HashSet<string>(StringComparer.Ordinal);
        var reader = new ProtobufReader(graph);
        while (reader.Next(out var field))
        {
            switch (field)
            {
                case Node:
                    nodes.Add(OnnxNode.Read(graph[reader.ReadRange()]));
                    break;
                case Initializer:
                    var tensor = OnnxTensor.Read(graph[reader.ReadRange()]);
                    tensors[tensor.Name] = tensor;
                    break;
                case Output:
                    results.Add(NameOf(graph[reader.ReadRange()]));
                    break;
                default:
                    reader.Skip();
                    break;
            }
        }

        return (nodes, tensors, results);
    }

    // ValueInfoProto
    private static string NameOf(ReadOnlySpan<byte> value)
    {
        var reader = new ProtobufReader(value);
        while (reader.Next(out var field))
        {
            if (field == 1)
            {
                return Encoding.UTF8.GetString(value[reader.ReadRange()]);
            }

            reader.Skip();
        }

        return "";
    }

    private void WriteRest(ReadOnlySpan<byte> graph, RewrittenNodes rewritten, ProtobufWriter result)
    {
        var reader = new ProtobufReader(graph);
        while (reader.Next(out var field))
        {
            if (field == Initializer)
            {
                var bytes = graph[reader.ReadRange()];
                var tensor = OnnxTensor.Read(bytes);
                if (!rewritten.Replaced.Contains(tensor.Name))
                {
                    result.Bytes(Initializer, tensor.External is { Length: > 0 and <= SmallTensor } outside ? OnnxTensor.WithData(bytes, data(outside)) : bytes);
                }

                continue;
            }

            reader.Skip();
            if (field != Node)
            {
                result.Raw(reader.Field);
            }
        }

        foreach (var matrix in rewritten.Matrices)
        {
            result.Bytes(Initializer, OnnxTensor.WriteFloats(matrix.Name, matrix.Rows, matrix.Columns, matrix.Weights.Location));
        }
    }
}
