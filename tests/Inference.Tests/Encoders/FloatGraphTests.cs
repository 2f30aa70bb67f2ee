using Microsoft.ML.OnnxRuntime;
using TagTasks.Inference.Encoders;
using TagTasks.Inference.Encoders.Graphs;
using TagTasks.Inference.Model;

namespace TagTasks.Inference.Tests.Encoders;

/// <summary>The graph with expanded weights is the stored one in all but speed.</summary>
public sealed class FloatGraphTests(ModelFixture fixture)
{
    private byte[] Stored => File.ReadAllBytes(fixture.Model.Bundle.PathOf("encoder.onnx"));

    [Fact]
    public void Every_packed_product_of_the_model_is_expanded()
    {
        var rewritten = Rewrite(Stored, out var matrices);

        // Twelve layers: query, key, value and output; up and down.
        Assert.Equal(72, matrices.Count);
        Assert.DoesNotContain("MatMulNBits", System.Text.Encoding.Latin1.GetString(rewritten), StringComparison.Ordinal);
        Assert.Contains("MatMulNBits", System.Text.Encoding.Latin1.GetString(Stored), StringComparison.Ordinal);
    }

    [Fact]
    public void A_graph_without_packed_products_stays_as_it_is()
    {
        var once = Rewrite(Stored, out _);

        var twice = Rewrite(once, out var matrices);

        Assert.Empty(matrices);
        Assert.Equal(once.Length, twice.Length);
    }

    [Fact]
    public void What_is_small_lies_in_the_graph_and_what_is_large_outside()
    {
        var rewritten = Rewrite(Stored, out _);

        // Two tables of word pieces and one of positions, beside the matrices.
        Assert.Equal(72 + 3, Count(rewritten, "encoder.onnx.data"));
        Assert.Equal(198, Count(Stored, "encoder.onnx.data"));
    }

    [Fact]
    public void Both_graphs_give_the_same_vector()
    {
        long[] ids = [0, .. Enumerable.Range(10, 60).Select(id => (long)(id * 13)), 2];
        var mask = Enumerable.Repeat(1L, ids.Length).ToArray();
        using var session = new InferenceSession(fixture.Model.Bundle.PathOf("encoder.onnx"));
        using var run = new RunOptions();
        using var idsValue = OrtValue.CreateTensorValueFromMemory(ids, [1, ids.Length]);
        using var maskValue = OrtValue.CreateTensorValueFromMemory(mask, [1, ids.Length]);
        using var stored = session.Run(run, ["input_ids", "attention_mask"], [idsValue, maskValue], ["embedding"]);

        var expanded = fixture.Model.Encoder.Encode(new Inference.Tokens.TokenBatch(ids, mask, 1, ids.Length));

        var expected = stored[0].GetTensorDataAsSpan<float>();
        for (var i = 0; i < expected.Length; i++)
        {
            Assert.Equal(expected[i], expanded.Values[i], 1e-4);
        }
    }

    private byte[] Rewrite(byte[] model, out IReadOnlyList<QuantizedMatrix> matrices)
    {
        var bundle = fixture.Model.Bundle;
        using var files = new WeightFiles(Path.GetDirectoryName(bundle.PathOf("encoder.onnx"))!, [.. bundle.Manifest.Files.Keys]);
        return new FloatGraph(files.Read).Rewrite(model, out matrices);
    }

    private static int Count(byte[] model, string text) =>
        System.Text.Encoding.Latin1.GetString(model).Split(text).Length - 1;

    [Theory]
    [InlineData(0x3A, 200)]
    [InlineData(0x3A, 4, 0x0A, 2, 0x22, 9)]
    public void What_is_no_graph_is_refused(params int[] bytes) =>
        Assert.Throws<FormatException>(() => Rewrite([.. bytes.Select(value => (byte)value)], out _));
}
