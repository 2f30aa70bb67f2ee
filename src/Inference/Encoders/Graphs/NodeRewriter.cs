namespace TagTasks.Inference.Encoders.Graphs;

/// <summary>
/// Rewrites the nodes of an encoder into those that a processor runs fastest: products over weights in 32-bit floats instead of
/// <c>MatMulNBits</c>, biases where they cost no pass of their own, and <c>SkipLayerNormalization</c>, which ONNX Runtime
/// works out one value at a time, as the sums and the <c>LayerNormalization</c> that it stands for.
/// </summary>
/// <param name="nodes">The nodes of the graph, in their order.</param>
/// <param name="tensors">Its initializers.</param>
/// <param name="results">Names of the graph's own outputs.</param>
internal sealed class NodeRewriter(IReadOnlyList<OnnxNode> nodes, IReadOnlyDictionary<string, OnnxTensor> tensors, IReadOnlySet<string> results)
{
    private readonly ILookup<string, OnnxNode> readers =
        nodes.SelectMany(node => node.Inputs.Where(input => input.Length > 0).Select(input => (input, node))).ToLookup(pair => pair.input, pair => pair.node);

    // What has become of a node that comes after the one at hand, by its first output: null when it is gone.
    private readonly Dictionary<string, OnnxNode?> changed = new(StringComparer.Ordinal);

    /// <summary>The matrices that the new nodes multiply with.</summary>
    public List<QuantizedMatrix> Matrices { get; } = [];

    /// <summary>The initializers that these replace.</summary>
    public HashSet<string> Replaced { get; } = new(StringComparer.Ordinal);

    /// <summary>The new nodes, in their order; to be enumerated once.</summary>
    public IEnumerable<OnnxNode> Rewrite()
    {
        foreach (var node in nodes)
        {
            if (QuantizedMatrix.Of(node, tensors) is { } matrix)
            {
                Replaced.UnionWith(node.Inputs.Skip(1).Take(2));
                foreach (var product in Products(node, matrix))
                {
                    yield return product;
                }
            }
            else if (IsSkipNormalization(node))
            {
                foreach (var part in Normalization(node))
                {
                    yield return part;
                }
            }
            else if (changed.GetValueOrDefault(node.Outputs[0], node) is { } kept)
            {
                yield return kept;
            }
        }
    }

    private IEnumerable<OnnxNode> Products(OnnxNode node, QuantizedMatrix matrix)
    {
        var output = node.Outputs[0];
        if (node.Input(5) is not { } bias)
        {
            return [Product(node, matrix, output)];
        }

        switch (OnlyReader(output))
        {
            case { Operator: "Split" } split when Attention(split) is { } attention && matrix.Rows % split.Outputs.Count == 0:
                changed[split.Outputs[0]] = null;
                changed[attention.Outputs[0]] = attention.WithInput(3, bias);
                return [.. split.Outputs.Select((part, i) => Product(node, matrix.Slice(i, split.Outputs.Count), part))];
            case { Operator: "Gelu", Domain: OnnxNode.Contributed } gelu:
                changed[gelu.Outputs[0]] = OnnxNode.Create("BiasGelu", OnnxNode.Contributed, [output, bias], gelu.Outputs[0]);
                return [Product(node, matrix, output)];
            default:
                var product = output + ".product";
                return [Product(node, matrix, product), OnnxNode.Create("Add", "", [product, bias], output)];
        }
    }

    // Query, key and value, a third each, that go into one attention and nowhere else.
    private OnnxNode? Attention(OnnxNode split) =>
        split.Outputs.Count == 3 && split.Input(1) is null && split.Number("axis") is -1 or 2
        && OnlyReader(split.Outputs[0]) is { Operator: "MultiHeadAttention", Domain: OnnxNode.Contributed } attention
        && attention.Inputs.Take(3).SequenceEqual(split.Outputs) && attention.Input(3) is null
        && split.Outputs.All(part => OnlyReader(part) == attention)
            ? attention
            : null;

    private OnnxNode Product(OnnxNode node, QuantizedMatrix matrix, string output)
    {
        Matrices.Add(matrix);
        return OnnxNode.Create("FusedMatMul", OnnxNode.Contributed, [node.Inputs[0], matrix.Name], output, ("transB", 1));
    }

    // Inputs: values, values to add, weight, bias of the normalization, bias of the values. Both operators have their own
    // default for epsilon.
    private static bool IsSkipNormalization(OnnxNode node) =>
        node is { Operator: "SkipLayerNormalization", Domain: OnnxNode.Contributed, Outputs.Count: 1 }
        && node.Input(3) is not null && node.Input(4) is null && node.Attributes.ContainsKey("epsilon");

    private static IEnumerable<OnnxNode> Normalization(OnnxNode node)
    {
        var sum = node.Outputs[0] + ".sum";
        yield return OnnxNode.Create("Add", "", [node.Inputs[0], node.Inputs[1]], sum);
        yield return node.As("LayerNormalization", "", [sum, node.Inputs[2], node.Inputs[3]]);
    }

    private OnnxNode? OnlyReader(string value) => !results.Contains(value) && readers[value].ToList() is [var only] ? only : null;
}
