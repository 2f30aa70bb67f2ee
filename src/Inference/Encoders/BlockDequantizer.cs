using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using TagTasks.Inference.Encoders.Graphs;

namespace TagTasks.Inference.Encoders;

/// <summary>Turns weights in 8-bit blocks into 32-bit floats: <c>(q − 128) · scale</c>, as <c>MatMulNBits</c> defines them. Stateless.</summary>
internal static class BlockDequantizer
{
    private const float Zero = 128;

    // Stays in a core's own cache between reading and expanding.
    private const int BytesAtOnce = 256 << 10;

    /// <summary>Expands a matrix.</summary>
    /// <param name="matrix">The matrix.</param>
    /// <param name="files">The files that hold weights and scales.</param>
    /// <param name="result">Takes the weights, row by row.</param>
    /// <exception cref="FormatException">A file ends before the matrix does.</exception>
    public static void Expand(QuantizedMatrix matrix, WeightFiles files, Span<float> result)
    {
        var blocks = matrix.Rows * matrix.Columns / matrix.BlockSize;
        var some = Math.Clamp(BytesAtOnce / matrix.BlockSize, 1, blocks);
        var weights = ArrayPool<byte>.Shared.Rent(some * matrix.BlockSize);
        var scales = ArrayPool<byte>.Shared.Rent(some * sizeof(float));
        try
        {
            for (var block = 0; block < blocks; block += some)
            {
                var count = Math.Min(some, blocks - block);
                var read = weights.AsSpan(0, count * matrix.BlockSize);
                var scale = scales.AsSpan(0, count * sizeof(float));
                var start = block * matrix.BlockSize;
                files.Read(matrix.Weights, read, start);
                files.Read(matrix.Scales, scale, block * sizeof(float));
                Expand(read, MemoryMarshal.Cast<byte, float>(scale), matrix.BlockSize, result.Slice(start, read.Length));
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(weights);
            ArrayPool<byte>.Shared.Return(scales);
        }
    }

    // Compiled at once with all that the processor has: twenty million weights are what a start waits for.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void Expand(ReadOnlySpan<byte> weights, ReadOnlySpan<float> scales, int blockSize, Span<float> result)
    {
        var zero = Vector128.Create(Zero);
        for (var block = 0; block < scales.Length; block++)
        {
            var scale = Vector128.Create(scales[block]);
            var start = block * blockSize;
            var i = 0;
            for (; i + Vector128<byte>.Count <= blockSize; i += Vector128<byte>.Count)
            {
                var (low, high) = Vector128.Widen(Vector128.Create(weights.Slice(start + i, Vector128<byte>.Count)));
                var (first, second) = Vector128.Widen(low);
                var (third, fourth) = Vector128.Widen(high);
                var target = result.Slice(start + i, Vector128<byte>.Count);
                ((Vector128.ConvertToSingle(first.AsInt32()) - zero) * scale).CopyTo(target);
                ((Vector128.ConvertToSingle(second.AsInt32()) - zero) * scale).CopyTo(target[4..]);
                ((Vector128.ConvertToSingle(third.AsInt32()) - zero) * scale).CopyTo(target[8..]);
                ((Vector128.ConvertToSingle(fourth.AsInt32()) - zero) * scale).CopyTo(target[12..]);
            }

            for (; i < blockSize; i++)
            {
                result[start + i] = (weights[start + i] - Zero) * scales[block];
            }
        }
    }
}
