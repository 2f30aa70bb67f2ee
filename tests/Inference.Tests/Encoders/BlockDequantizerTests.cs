using System.Runtime.InteropServices;
using CsCheck;
using TagTasks.Inference.Encoders;
using TagTasks.Inference.Encoders.Graphs;
using TagTasks.TestKit;

namespace TagTasks.Inference.Tests.Encoders;

/// <summary>Weights in 8-bit blocks come out as the operator's definition says, whatever the block's size.</summary>
public sealed class BlockDequantizerTests
{
    [Fact]
    public void Every_weight_is_its_distance_from_128_times_its_block_s_scale() =>
        Gen.Select(Gen.Int[1, 70], Gen.Int[1, 8]).Sample((size, blocks) =>
        {
            var weights = Enumerable.Range(0, size * blocks).Select(i => (byte)(i * 37)).ToArray();
            var scales = Enumerable.Range(0, blocks).Select(block => (block + 1) / 8f).ToArray();
            var result = new float[weights.Length];

            BlockDequantizer.Expand(weights, scales, size, result);

            for (var i = 0; i < result.Length; i++)
            {
                Assert.Equal((weights[i] - 128) * scales[i / size], result[i]);
            }
        });

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void A_matrix_larger_than_what_is_read_at_once_comes_out_whole(int rows)
    {
        const int Columns = 200_000;
        const int Size = 32;
        using var folder = new TemporaryFolder();
        var weights = Enumerable.Range(0, rows * Columns).Select(i => (byte)(i * 31)).ToArray();
        var scales = Enumerable.Range(0, weights.Length / Size).Select(block => (block + 1) / 16f).ToArray();
        folder.Write("weights", [.. weights, .. MemoryMarshal.AsBytes(scales.AsSpan())]);
        using var files = new WeightFiles(folder.Path, ["weights"]);
        var matrix = new QuantizedMatrix("w", rows, Columns, Size, new ExternalData("weights", 0, weights.Length), new ExternalData("weights", weights.Length, 4 * scales.Length));
        var result = new float[weights.Length];

        BlockDequantizer.Expand(matrix, files, result);

        Assert.Equal(weights.Select((weight, i) => (weight - 128) * scales[i / Size]), result);
    }

    [Theory]
    [InlineData(40, true)]
    [InlineData(39, false)]
    public void A_file_that_ends_too_early_is_no_file_of_weights(int bytes, bool enough)
    {
        using var folder = new TemporaryFolder();
        folder.Write("weights", new byte[bytes]);
        using var files = new WeightFiles(folder.Path, ["weights"]);
        var matrix = new QuantizedMatrix("w", 1, 32, 16, new ExternalData("weights", 0, 32), new ExternalData("weights", 32, 8));

        var refusal = Record.Exception(() => BlockDequantizer.Expand(matrix, files, new float[32]));

        Assert.Equal(enough ? null : typeof(FormatException), refusal?.GetType());
    }
}
