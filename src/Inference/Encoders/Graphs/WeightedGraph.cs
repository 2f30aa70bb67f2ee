using TagTasks.Inference.Encoders.Memory;
using TagTasks.Inference.Model;

namespace TagTasks.Inference.Encoders.Graphs;

/// <summary>
/// A graph that <see cref="FloatGraph"/> rewrote, with the weights in it: initializers that a program hands to a session
/// stay where they lie, which is no place for a device with a memory of its own. Field numbers are those of onnx.proto.
/// </summary>
internal static class WeightedGraph
{
    private const int Initializer = 5;

    /// <summary>Writes the graph.</summary>
    /// <param name="model">The graph without them.</param>
    /// <param name="matrices">The matrices that it expects.</param>
    /// <param name="weights">Their weights, a part each.</param>
    public static byte[] Write(ReadOnlySpan<byte> model, IReadOnlyList<QuantizedMatrix> matrices, WeightMemory weights) =>
        OnnxModel.WithGraph(model, graph => WithWeights(graph, matrices, weights));

    private static ReadOnlySpan<byte> WithWeights(ReadOnlySpan<byte> graph, IReadOnlyList<QuantizedMatrix> matrices, WeightMemory weights)
    {
        var parts = matrices.Select((matrix, part) => (matrix.Name, part)).ToDictionary(pair => pair.Name, pair => pair.part, StringComparer.Ordinal);
        var result = new ProtobufWriter();
        var reader = new ProtobufReader(graph);
        while (reader.Next(out var field))
        {
            if (field != Initializer)
            {
                reader.Skip();
                result.Raw(reader.Field);
                continue;
            }

            var tensor = graph[reader.ReadRange()];
            result.Bytes(Initializer, parts.TryGetValue(OnnxTensor.Read(tensor).Name, out var part)
                ? OnnxTensor.WriteFloats(matrices[part].Name, matrices[part].Rows, matrices[part].Columns, weights.Part(part))
                : tensor);
        }

        return result.Written;
    }
}
