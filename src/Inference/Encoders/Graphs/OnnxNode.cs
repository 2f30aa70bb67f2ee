using System.Text;
using TagTasks.Inference.Model;

namespace TagTasks.Inference.Encoders.Graphs;

/// <summary>A node of an ONNX graph (<c>NodeProto</c>). Immutable.</summary>
/// <param name="Operator">The operator's name.</param>
/// <param name="Domain">Whose operator it is; empty for ONNX's own.</param>
/// <param name="Inputs">Names of values; empty for an input that is left out.</param>
/// <param name="Outputs">Names of values.</param>
/// <param name="Attributes">Its attributes.</param>
/// <param name="Rest">Everything else, encoded: a name for people, a documentation.</param>
internal sealed record OnnxNode(
    string Operator,
    string Domain,
    IReadOnlyList<string> Inputs,
    IReadOnlyList<string> Outputs,
    IReadOnlyList<OnnxAttribute> Attributes,
    ReadOnlyMemory<byte> Rest)
{
    /// <summary>The domain of the operators that ONNX Runtime adds.</summary>
    public const string Contributed = "com.microsoft";

    private const int InputField = 1;
    private const int OutputField = 2;
    private const int OperatorField = 4;
    private const int AttributeField = 5;
    private const int DomainField = 7;

    /// <summary>Makes a node.</summary>
    public static OnnxNode Create(string name, string domain, IReadOnlyList<string> inputs, string output) => new(name, domain, inputs, [output], [], default);

    /// <summary>Whether it is an operator.</summary>
    public bool Is(string name, string domain) => Operator == name && Domain == domain;

    /// <summary>The name of an input; null when it is left out.</summary>
    public string? Input(int place) => place < Inputs.Count && Inputs[place].Length > 0 ? Inputs[place] : null;

    /// <summary>An attribute; null when it is left out.</summary>
    public OnnxAttribute? Attribute(string name) => Attributes.FirstOrDefault(attribute => attribute.Name == name);

    /// <summary>An attribute that is a whole number; null when it is left out.</summary>
    public long? Number(string name) => Attribute(name)?.Number;

    /// <summary>The same node with another input.</summary>
    /// <param name="place">The input's place; those between the last one and it are left out.</param>
    /// <param name="name">The name of its value.</param>
    public OnnxNode WithInput(int place, string name)
    {
        var inputs = Inputs.Concat(Enumerable.Repeat("", Math.Max(0, place + 1 - Inputs.Count))).ToArray();
        inputs[place] = name;
        return this with { Inputs = inputs };
    }

    /// <summary>Reads a node.</summary>
    public static OnnxNode Read(ReadOnlySpan<byte> node)
    {
        var (name, domain, inputs, outputs) = ("", "", new List<string>(), new List<string>());
        var (attributes, rest) = (new List<OnnxAttribute>(), new ProtobufWriter());
        var reader = new ProtobufReader(node);
        while (reader.Next(out var field))
        {
            switch (field)
            {
                case InputField:
                    inputs.Add(Text(node[reader.ReadRange()]));
                    break;
                case OutputField:
                    outputs.Add(Text(node[reader.ReadRange()]));
                    break;
                case OperatorField:
                    name = Text(node[reader.ReadRange()]);
                    break;
                case AttributeField:
                    attributes.Add(OnnxAttribute.Read(node[reader.ReadRange()]));
                    break;
                case DomainField:
                    domain = Text(node[reader.ReadRange()]);
                    break;
                default:
                    reader.Skip();
                    rest.Raw(reader.Field);
                    break;
            }
        }

        return new OnnxNode(name, domain, inputs, outputs, attributes, rest.Written.ToArray());
    }

    /// <summary>The node's bytes.</summary>
    public ReadOnlySpan<byte> Write()
    {
        var node = new ProtobufWriter();
        foreach (var input in Inputs)
        {
            node.Text(InputField, input);
        }

        foreach (var output in Outputs)
        {
            node.Text(OutputField, output);
        }

        node.Text(OperatorField, Operator);
        foreach (var attribute in Attributes)
        {
            node.Bytes(AttributeField, attribute.Bytes.Span);
        }

        node.Text(DomainField, Domain);
        node.Raw(Rest.Span);
        return node.Written;
    }

    private static string Text(ReadOnlySpan<byte> utf8) => Encoding.UTF8.GetString(utf8);
}
