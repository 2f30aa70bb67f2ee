using TagTasks.Inference.Encoders.Graphs;

namespace TagTasks.Inference.Tests.Encoders;

/// <summary>What the nodes of an encoder become, and when they are left as they are.</summary>
public sealed class NodeRewriterTests
{
    private static readonly Dictionary<string, OnnxTensor> Tensors = new(StringComparer.Ordinal)
    {
        ["w"] = new("w", new ExternalData("data", 100, 96 * 64)),
        ["s"] = new("s", new ExternalData("data", 9000, 4 * 96 * 2)),
        ["b"] = new("b", null),
    };

    [Fact]
    public void A_product_without_a_bias_is_one_node()
    {
        var rewritten = Rewrite([Product("x", "y", bias: "")], out var matrices);

        Assert.Equal(["FusedMatMul(x,w.f32)=y"], rewritten);
        Assert.Equal((96, 64, 32), (matrices[0].Rows, matrices[0].Columns, matrices[0].BlockSize));
    }

    [Fact]
    public void A_bias_that_nobody_takes_is_added() =>
        Assert.Equal(
            ["FusedMatMul(x,w.f32)=y.product", "Add(y.product,b)=y", "Relu(y)=z"],
            Rewrite([Product("x", "y"), Node("Relu", "", ["y"], "z")], out _));

    [Fact]
    public void A_Gelu_takes_the_bias() =>
        Assert.Equal(
            ["FusedMatMul(x,w.f32)=y", "BiasGelu(y,b)=z"],
            Rewrite([Product("x", "y"), Node("Gelu", OnnxNode.Contributed, ["y"], "z")], out _));

    [Theory]
    [InlineData("", false)]
    [InlineData(OnnxNode.Contributed, true)]
    public void But_no_Gelu_of_another_kind_or_beside_another_reader(string domain, bool another)
    {
        List<OnnxNode> nodes = [Product("x", "y"), Node("Gelu", domain, ["y"], "z")];
        if (another)
        {
            nodes.Add(Node("Relu", "", ["y"], "other"));
        }

        Assert.Equal("Gelu(y)=z", Rewrite(nodes, out _)[2]);
    }

    [Fact]
    public void Nor_one_beside_the_graph_s_own_output() =>
        Assert.Equal("Gelu(y)=z", Rewrite([Product("x", "y"), Node("Gelu", OnnxNode.Contributed, ["y"], "z")], out _, "y")[2]);

    [Fact]
    public void An_attention_gets_its_three_parts_from_products_of_their_own()
    {
        var rewritten = Rewrite(Attention("q", "k", "v"), out var matrices);

        Assert.Equal(
            ["FusedMatMul(x,w.f32.0)=q", "FusedMatMul(x,w.f32.1)=k", "FusedMatMul(x,w.f32.2)=v", "MultiHeadAttention(q,k,v,b,mask)=z"],
            rewritten);
        Assert.All(matrices, matrix => Assert.Equal((32, 64), (matrix.Rows, matrix.Columns)));
        Assert.Equal([100, 100 + (32 * 64), 100 + (64 * 64)], matrices.Select(matrix => matrix.Weights.Offset));
        Assert.Equal([9000, 9000 + (32 * 2 * 4), 9000 + (64 * 2 * 4)], matrices.Select(matrix => matrix.Scales.Offset));
    }

    [Fact]
    public void In_another_order_they_are_split_as_before() =>
        Assert.Equal(
            ["FusedMatMul(x,w.f32)=y.product", "Add(y.product,b)=y", "Split(y)=q,k,v", "MultiHeadAttention(k,q,v,,mask)=z"],
            Rewrite(Attention("k", "q", "v"), out _));

    [Fact]
    public void So_they_are_where_they_are_no_thirds_of_the_last_dimension()
    {
        var nodes = Attention("q", "k", "v");
        List<OnnxNode>[] others =
        [
            [nodes[0], nodes[1] with { Attributes = [OnnxAttribute.Create("axis", 1)] }, nodes[2]],
            [nodes[0], nodes[1] with { Attributes = [] }, nodes[2]],
            [nodes[0], nodes[1] with { Attributes = [OnnxAttribute.Create("axis", -1), OnnxAttribute.Create("split", 0)] }, nodes[2]],
            [nodes[0], nodes[1].WithInput(1, "sizes"), nodes[2]],
            [nodes[0], nodes[1] with { Domain = "another" }, nodes[2]],
            [Product("x", "y", rows: 64), nodes[1], nodes[2]],
            [.. nodes, Node("Relu", "", ["k"], "other")],
        ];

        Assert.All(others, other => Assert.Contains(Rewrite(other, out _), node => node.StartsWith("Split", StringComparison.Ordinal)));
        Assert.Contains(Rewrite(nodes, out _, "v"), node => node.StartsWith("Split", StringComparison.Ordinal));
    }

    [Fact]
    public void Weights_that_two_products_share_stay()
    {
        var rewritten = Rewrite([Product("x", "y"), Product("y", "z")], out var matrices);

        Assert.All(rewritten, node => Assert.StartsWith("MatMulNBits", node, StringComparison.Ordinal));
        Assert.Empty(matrices);
    }

    [Fact]
    public void A_graph_with_graphs_in_it_stays()
    {
        // AttributeProto.g, an empty graph.
        var inner = OnnxAttribute.Read([0x0A, 1, (byte)'g', 0x32, 0]);

        var rewritten = Rewrite([Product("x", "y"), Node("If", "", ["c"], "z") with { Attributes = [inner] }], out _);

        Assert.True(inner.HasGraph);
        Assert.StartsWith("MatMulNBits", rewritten[0], StringComparison.Ordinal);
    }

    [Fact]
    public void A_sum_that_is_normalized_is_added_and_normalized()
    {
        var skip = Node("SkipLayerNormalization", OnnxNode.Contributed, ["x", "r", "g", "h"], "z", "epsilon");

        Assert.Equal(["Add(x,r)=z.sum", "LayerNormalization(z.sum,g,h)=z"], Rewrite([skip], out _));
    }

    [Theory]
    [InlineData("axis", "x", "r", "g", "h")]
    [InlineData("epsilon", "x", "r", "g")]
    [InlineData("epsilon", "x", "r", "g", "h", "b")]
    public void Without_what_both_operators_have_it_stays(string attribute, params string[] inputs) =>
        Assert.StartsWith(
            "SkipLayerNormalization",
            Assert.Single(Rewrite([Node("SkipLayerNormalization", OnnxNode.Contributed, inputs, "z", attribute)], out _)),
            StringComparison.Ordinal);

    [Fact]
    public void Weights_that_are_stored_in_another_way_stay()
    {
        var product = Product("x", "y");
        var fourBits = product with { Attributes = [OnnxAttribute.Create("bits", 4), .. product.Attributes.Skip(1)] };

        Assert.StartsWith("MatMulNBits", Assert.Single(Rewrite([fourBits], out var matrices)), StringComparison.Ordinal);
        Assert.Empty(matrices);
    }

    [Fact]
    public void A_node_is_read_as_it_was_written()
    {
        var node = OnnxNode.Create("FusedMatMul", OnnxNode.Contributed, ["x", "", "w"], "y") with { Attributes = [OnnxAttribute.Create("transB", 1)] };

        var read = OnnxNode.Read(node.Write());

        Assert.Equal((node.Operator, node.Domain, 1L), (read.Operator, read.Domain, read.Number("transB")));
        Assert.Equal(node.Inputs, read.Inputs);
        Assert.Equal(node.Outputs, read.Outputs);
        Assert.True(node.Rest.Span.SequenceEqual(read.Rest.Span));
    }

    private static List<string> Rewrite(IReadOnlyList<OnnxNode> nodes, out List<QuantizedMatrix> matrices, params string[] results)
    {
        var rewritten = NodeRewriter.Rewrite(nodes, Tensors, results.ToHashSet(StringComparer.Ordinal));
        matrices = [.. rewritten.Matrices];
        return [.. rewritten.Nodes.Select(node => $"{node.Operator}({string.Join(',', node.Inputs)})={string.Join(',', node.Outputs)}")];
    }

    private static OnnxNode Product(string input, string output, string bias = "b", int rows = 96) =>
        Node("MatMulNBits", OnnxNode.Contributed, [input, "w", "s", "", "", bias], output) with
        {
            Attributes = [OnnxAttribute.Create("bits", 8), OnnxAttribute.Create("N", rows), OnnxAttribute.Create("K", 64), OnnxAttribute.Create("block_size", 32)],
        };

    private static List<OnnxNode> Attention(params string[] parts) =>
    [
        Product("x", "y"),
        Node("Split", "", ["y"], "q") with { Outputs = ["q", "k", "v"], Attributes = [OnnxAttribute.Create("axis", -1)] },
        Node("MultiHeadAttention", OnnxNode.Contributed, [.. parts, "", "mask"], "z"),
    ];

    private static OnnxNode Node(string name, string domain, string[] inputs, string output, params string[] attributes) =>
        OnnxNode.Create(name, domain, inputs, output) with { Attributes = [.. attributes.Select(attribute => OnnxAttribute.Create(attribute, 0))] };
}
