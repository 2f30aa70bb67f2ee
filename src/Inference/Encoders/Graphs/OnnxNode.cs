using System.Text;
using TagTasks.Inference.Model;

namespace TagTasks.Inference.Encoders.Graphs;

/// <summary>A node of an ONNX graph (<c>NodeProto</c>). Immutable.</summary>
/// <param name="Operator">The operator's name.</param>
/// <param name="Domain">Whose operator it is; empty for ONNX's own.</param>
/// <param name="Inputs">Names of values; empty for an input that is left out.</param>
/// <param name="Outputs">Names of values.</param>
/// <param name="Attributes">Its attributes by name; with their values where those are whole numbers.</param>
/// <param name="Rest">Everything else, and the attributes, encoded.</param>
internal sealed record OnnxNode(
    string Operator,
    string Domain,
    IReadOnlyList<string> Inputs,
    IReadOnlyList<string> Outputs,
    IReadOnlyDictionary<string, long?> Attributes,
    ReadOnlyMemory<byte> Rest)
{
    /// <summary>The domain of the operators that ONNX Runtime adds.</summary>
    public const string Contributed = "com.microsoft";

    private const int InputName = 1;
    private const int OutputName = 2;
    private const int NodeName = 3;
    private const int OperatorName = 4;
    private const int Attribute = 5;
    private const int DomainName = 7;

    /// <summary>The name of an input; null when it is left out.</summary>
    public string? Input(int place) => place < Inputs.Count && Inputs[place].Length > 0 ? Inputs[place] : null;

    /// <summary>An attribute that is a whole number; null when it is left out.</summary>
    public long? Number(string name) => Attributes.GetValueOrDefault(name);

    /// <summary>The same node with another input.</summary>
    /// <param name="place">The input's place; those between the last one and it are left out.</param>
    /// <param name="name">The name of its value.</param>
    public OnnxNode WithInput(int place, string name)
    {
        var inputs = Inputs.Concat(Enumerable.Repeat("", Math.Max(0, place + 1 - Inputs.Count))).ToArray();
        inputs[place] = name;
        return this with { Inputs = inputs };
    }

    /// <summary>Another operator with the same attributes, which gives the same outputs.</summary>
    public OnnxNode As(string name, string domain, IReadOnlyList<string> inputs) => this with { Operator = name, Domain = domain, Inputs = inputs };

    /// <summary>Reads a node.</summary>
    public static OnnxNode Read(ReadOnlySpan<byte> node)
    {
        var (name, domain, inputs, outputs, rest) = ("", "", new List<string>(), new List<string>(), new ProtobufWriter());
        var attributes = new Dictionary<string, long?>(StringComparer.Ordinal);
        var reader = new ProtobufReader(node);
        while (reader.Next(out var field))
        {
            switch (field)
            {
                case InputName:
                    inputs.Add(Text(node[reader.ReadRange()]));
                    break;
                case OutputName:
                    outputs.Add(Text(node[reader.ReadRange()]));
                    break;
                case OperatorName:
                    name = Text(node[reader.ReadRange()]);
                    break;
                case DomainName:
                    domain = Text(node[reader.ReadRange()]);
                    break;
                case Attribute:
                    ReadAttribute(node[reader.ReadRange()], attributes);
                    rest.Raw(reader.Field);
                    break;
                default:
                    reader.Skip();
                    rest.Raw(reader.Field);
                    break;
            }
        }

        return new OnnxNode(name, domain, inputs, outputs, attributes, rest.Written.ToArray());
    }

    /// <summary>Makes a node of one output and one attribute at most.</summary>
    public static OnnxNode Create(string name, string domain, IReadOnlyList<string> inputs, string output, (string Name, long Value)? number = null)
    {
        var rest = new ProtobufWriter();
        rest.Text(NodeName, output);
        var attributes = new Dictionary<string, long?>(StringComparer.Ordinal);
        if (number is var (key, value))
        {
            attributes.Add(key, value);
            var attribute = new ProtobufWriter();
            attribute.Text(1, key);
            attribute.Number(3, value);

            // AttributeProto.AttributeType.INT
            attribute.Number(20, 2);
            rest.Bytes(Attribute, attribute.Written);
        }

        return new OnnxNode(name, domain, inputs, [output], attributes, rest.Written.ToArray());
    }

    /// <summary>The node's bytes.</summary>
    public ReadOnlySpan<byte> Write()
    {
        var node = new ProtobufWriter();
        foreach (var input in Inputs)
        {
            node.Text(InputName, input);
        }

        foreach (var output in Outputs)
        {
            node.Text(OutputName, output);
        }

        node.Text(OperatorName, Operator);
        node.Raw(Rest.Span);
        node.Text(DomainName, Domain);
        return node.Written;
    }

    private static void ReadAttribute(ReadOnlySpan<byte> attribute, Dictionary<string, long?> attributes)
    {
        var (name, number) = ("", (long?)null);
        var reader = new ProtobufReader(attribute);
        while (reader.Next(out var field))
        {
            switch (field)
            {
                case 1:
                    name = Text(attribute[reader.ReadRange()]);
                    break;
                case 3:
                    number = (long)reader.ReadVarint();
                    break;
                default:
                    reader.Skip();
                    break;
            }
        }

        attributes[name] = number;
    }

    private static string Text(ReadOnlySpan<byte> utf8) => Encoding.UTF8.GetString(utf8);
}
