using System.Text;
using TagTasks.Inference.Model;

namespace TagTasks.Inference.Encoders.Graphs;

/// <summary>An attribute of a node of an ONNX graph (<c>AttributeProto</c>). Immutable.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Number">Its value where that is a whole number.</param>
/// <param name="HasGraph">Whether its value is a graph, or are graphs, which may read values of the graph around.</param>
/// <param name="Bytes">All of it, encoded.</param>
internal sealed record OnnxAttribute(string Name, long? Number, bool HasGraph, ReadOnlyMemory<byte> Bytes)
{
    private const int NameField = 1;
    private const int NumberField = 3;
    private const int GraphField = 6;
    private const int GraphsField = 11;
    private const int TypeField = 20;

    // AttributeProto.AttributeType.INT
    private const int NumberType = 2;

    /// <summary>Makes an attribute that is a whole number.</summary>
    public static OnnxAttribute Create(string name, long number)
    {
        var bytes = new ProtobufWriter();
        bytes.Text(NameField, name);
        bytes.Number(NumberField, number);
        bytes.Number(TypeField, NumberType);
        return new OnnxAttribute(name, number, false, bytes.Written.ToArray());
    }

    /// <summary>Reads an attribute.</summary>
    public static OnnxAttribute Read(ReadOnlySpan<byte> attribute)
    {
        var (name, number, hasGraph) = ("", (long?)null, false);
        var reader = new ProtobufReader(attribute);
        while (reader.Next(out var field))
        {
            switch (field)
            {
                case NameField:
                    name = Encoding.UTF8.GetString(attribute[reader.ReadRange()]);
                    break;
                case NumberField:
                    number = (long)reader.ReadVarint();
                    break;
                default:
                    hasGraph |= field is GraphField or GraphsField;
                    reader.Skip();
                    break;
            }
        }

        return new OnnxAttribute(name, number, hasGraph, attribute.ToArray());
    }
}
