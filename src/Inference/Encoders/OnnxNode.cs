using System.Text;
using TagTasks.Inference.Model;

namespace TagTasks.Inference.Encoders;

/// <summary>What is read and written of a node of an ONNX graph (<c>NodeProto</c>).</summary>
/// <param name="Operator">The operator's name.</param>
/// <param name="Inputs">Names of values; empty for an input that is left out.</param>
/// <param name="Outputs">Names of values.</param>
/// <param name="Numbers">Attributes that are whole numbers.</param>
internal sealed record OnnxNode(string Operator, IReadOnlyList<string> Inputs, IReadOnlyList<string> Outputs, IReadOnlyDictionary<string, long> Numbers)
{
    /// <summary>The name of an input; null when it is left out.</summary>
    public string? Input(int place) => place < Inputs.Count && Inputs[place].Length > 0 ? Inputs[place] : null;

    /// <summary>An attribute; null when it is left out.</summary>
    public long? Number(string name) => Numbers.TryGetValue(name, out var number) ? number : null;

    /// <summary>Reads a node.</summary>
    public static OnnxNode Read(ReadOnlySpan<byte> node)
    {
        var (name, inputs, outputs) = ("", new List<string>(), new List<string>());
        var numbers = new Dictionary<string, long>(StringComparer.Ordinal);
        var reader = new ProtobufReader(node);
        while (reader.Next(out var field))
        {
            switch (field)
            {
                case 1:
                    inputs.Add(Text(node[reader.ReadRange()]));
                    break;
                case 2:
                    outputs.Add(Text(node[reader.ReadRange()]));
                    break;
                case 4:
                    name = Text(node[reader.ReadRange()]);
                    break;
                case 5:
                    ReadAttribute(node[reader.ReadRange()], numbers);
                    break;
                default:
                    reader.Skip();
                    break;
            }
        }

        return new OnnxNode(name, inputs, outputs, numbers);
    }

    /// <summary>The bytes of a node.</summary>
    public static ReadOnlySpan<byte> Write(string name, string domain, ReadOnlySpan<string> inputs, string output, params ReadOnlySpan<(string Name, long Value)> numbers)
    {
        var node = new ProtobufWriter();
        foreach (var input in inputs)
        {
            node.Text(1, input);
        }

        node.Text(2, output);
        node.Text(3, output);
        node.Text(4, name);
        foreach (var number in numbers)
        {
            var attribute = new ProtobufWriter();
            attribute.Text(1, number.Name);
            attribute.Number(3, number.Value);

            // AttributeProto.AttributeType.INT
            attribute.Number(20, 2);
            node.Bytes(5, attribute.Written);
        }

        node.Text(7, domain);
        return node.Written;
    }

    private static void ReadAttribute(ReadOnlySpan<byte> attribute, Dictionary<string, long> numbers)
    {
        var name = "";
        var reader = new ProtobufReader(attribute);
        while (reader.Next(out var field))
        {
            switch (field)
            {
                case 1:
                    name = Text(attribute[reader.ReadRange()]);
                    break;
                case 3:
                    numbers[name] = (long)reader.ReadVarint();
                    break;
                default:
                    reader.Skip();
                    break;
            }
        }
    }

    private static string Text(ReadOnlySpan<byte> utf8) => Encoding.UTF8.GetString(utf8);
}
