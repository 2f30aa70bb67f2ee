using TagTasks.Inference.Model;

namespace TagTasks.Inference.Encoders.Graphs;

/// <summary>What is written of an <c>.onnx</c> file (<c>ModelProto</c>). Stateless.</summary>
internal static class OnnxModel
{
    private const int Graph = 7;

    /// <summary>Makes a graph out of another.</summary>
    /// <param name="graph">The bytes of the graph.</param>
    public delegate ReadOnlySpan<byte> GraphRewriter(ReadOnlySpan<byte> graph);

    /// <summary>A file with its graph rewritten; everything else stays as it is.</summary>
    /// <param name="model">The bytes of the file.</param>
    /// <param name="rewrite">Rewrites the graph.</param>
    /// <exception cref="FormatException">It is no ONNX file.</exception>
    public static byte[] WithGraph(ReadOnlySpan<byte> model, GraphRewriter rewrite)
    {
        var result = new ProtobufWriter();
        var reader = new ProtobufReader(model);
        while (reader.Next(out var field))
        {
            if (field == Graph)
            {
                result.Bytes(Graph, rewrite(model[reader.ReadRange()]));
            }
            else
            {
                reader.Skip();
                result.Raw(reader.Field);
            }
        }

        return result.Written.ToArray();
    }
}
