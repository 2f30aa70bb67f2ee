namespace TagTasks.Inference.Encoders.Graphs;

/// <summary>
/// Rewrites the nodes of an encoder into those that a processor runs fastest: products over weights in 32-bit floats instead of
/// <c>MatMulNBits</c>, biases where they cost no pass of their own, and <c>SkipLayerNormalization</c>, which ONNX Runtime
/// works out one value at a time, as the sum and the <c>LayerNormalization</c> that it stands for.
/// </summary>
internal sealed class NodeRewriter
{
    private const string Onnx = "";

    private readonly IReadOnlyDictionary<string, OnnxTensor> tensors;
    private readonly IReadOnlySet<string> results;
    private readonly ILookup<string, OnnxNode> users;
    private readonly List<OnnxNode> nodes = [];
    private readonly List<QuantizedMatrix> matrices = [];
    private readonly HashSet<string> replaced = new(StringComparer.Ordinal);

    // What has become of a node that comes after the one at hand, by its first output: null when it is gone.
    private readonly Dictionary<string, OnnxNode?> changed = new(StringComparer.Ordinal);

    private NodeRewriter(IReadOnlyList<OnnxNode> nodes, IReadOnlyDictionary<string, OnnxTensor> tensors, IReadOnlySet<string> results)
    {
        this.tensors = tensors;
        this.results = results;
        users = nodes.SelectMany(node => node.Inputs.Where(input => input.Length > 0).Select(input => (input, node))).ToLookup(pair => pair.input, pair => pair.node);
    }

    /// <summary>Rewrites the nodes of a graph; what it does not know stays as it is.</summary>
    /// <param name="nodes">The nodes, in their order.</param>
    /// <param name="tensors">The graph's initializers.</param>
    /// <param name="results">Names of its outputs.</param>
    public static RewrittenNodes Rewrite(IReadOnlyList<OnnxNode> nodes, IReadOnlyDictionary<string, OnnxTensor> tensors, IReadOnlySet<string> results)
    {
        // Whoever reads a value within a graph of its own is not among its users here.
        if (nodes.Any(node => node.Attributes.Any(attribute => attribute.HasGraph)))
        {
            return new RewrittenNodes(nodes, [], new HashSet<string>());
        }

        var rewriter = new NodeRewriter(nodes, tensors, results);
        foreach (var node in nodes)
        {
            rewriter.Add(node);
        }

        return new RewrittenNodes(rewriter.nodes, rewriter.matrices, rewriter.replaced);
    }

    private void Add(OnnxNode node)
    {
        // Weights that several nodes share stay for all of them.
        if (QuantizedMatrix.Of(node, tensors) is { } matrix && OnlyUser(node.Inputs[1]) == node && OnlyUser(node.Inputs[2]) == node)
        {
            replaced.UnionWith(node.Inputs.Skip(1).Take(2));
            AddProducts(node, matrix);
        }
        else if (IsSkipNormalization(node))
        {
            AddNormalization(node);
        }
        else if (node.Outputs.Count == 0 || !changed.TryGetValue(node.Outputs[0], out var other))
        {
            nodes.Add(node);
        }
        else if (other is not null)
        {
            nodes.Add(other);
        }
    }

    private void AddProducts(OnnxNode node, QuantizedMatrix matrix)
    {
        var output = node.Outputs[0];
        if (node.Input(5) is not { } bias)
        {
            AddProduct(node, matrix, output);
            return;
        }

        var user = OnlyUser(output);
        if (user is not null && Attention(user) is { } attention && matrix.Rows % user.Outputs.Count == 0)
        {
            changed[user.Outputs[0]] = null;
            changed[attention.Outputs[0]] = attention.WithInput(3, bias);
            for (var part = 0; part < user.Outputs.Count; part++)
            {
                AddProduct(node, matrix.Slice(part, user.Outputs.Count), user.Outputs[part]);
            }
        }
        else if (user is not null && user.Is("Gelu", OnnxNode.Contributed))
        {
            changed[user.Outputs[0]] = OnnxNode.Create("BiasGelu", OnnxNode.Contributed, [output, bias], user.Outputs[0]);
            AddProduct(node, matrix, output);
        }
        else
        {
            AddProduct(node, matrix, output + ".product");
            nodes.Add(OnnxNode.Create("Add", Onnx, [output + ".product", bias], output));
        }
    }

    private void AddProduct(OnnxNode node, QuantizedMatrix matrix, string output)
    {
        matrices.Add(matrix);
        nodes.Add(OnnxNode.Create("FusedMatMul", OnnxNode.Contributed, [node.Inputs[0], matrix.Name], output) with { Attributes = [OnnxAttribute.Create("transB", 1)] });
    }

    // The attention of a node that splits query, key and value, a third each, for it and for nobody else. An attention's
    // input has three dimensions, the last of which is split.
    private OnnxNode? Attention(OnnxNode split) =>
        split.Is("Split", Onnx) && split.Outputs.Count == 3
        && split.Input(1) is null && split.Attribute("split") is null && split.Number("axis") is -1 or 2
        && OnlyUser(split.Outputs[0]) is { } attention && attention.Is("MultiHeadAttention", OnnxNode.Contributed)
        && attention.Inputs.Take(3).SequenceEqual(split.Outputs) && attention.Input(3) is null
        && split.Outputs.All(part => OnlyUser(part) == attention)
            ? attention
            : null;

    // Inputs: values, values to add, weight, bias of the normalization, bias of the values. The two operators have different
    // defaults for epsilon.
    private static bool IsSkipNormalization(OnnxNode node) =>
        node.Is("SkipLayerNormalization", OnnxNode.Contributed) && node.Outputs.Count == 1
        && node.Input(3) is not null && node.Input(4) is null && node.Attribute("epsilon") is not null;

    private void AddNormalization(OnnxNode node)
    {
        var sum = node.Outputs[0] + ".sum";
        nodes.Add(OnnxNode.Create("Add", Onnx, [node.Inputs[0], node.Inputs[1]], sum));
        nodes.Add(node with { Operator = "LayerNormalization", Domain = Onnx, Inputs = [sum, node.Inputs[2], node.Inputs[3]] });
    }

    private OnnxNode? OnlyUser(string value) => !results.Contains(value) && users[value].ToList() is [var only] ? only : null;
}

/// <summary>What nodes became.</summary>
/// <param name="Nodes">The new nodes, in their order.</param>
/// <param name="Matrices">The matrices that they multiply with, in 32-bit floats.</param>
/// <param name="Replaced">The initializers that these replace.</param>
internal sealed record RewrittenNodes(IReadOnlyList<OnnxNode> Nodes, IReadOnlyList<QuantizedMatrix> Matrices, IReadOnlySet<string> Replaced);
