using TagTasks.Inference.Diagnostics;
using TagTasks.Inference.Tokens;

namespace TagTasks.Inference.Encoders;

/// <summary>
/// An encoder on a device with a memory of its own. A batch that the memory does not hold is halved until it does, and
/// batches that are planned from then on are no larger: others use the device too. Thread-safe.
/// </summary>
/// <param name="inner">The encoder; disposed with this one.</param>
/// <param name="tokensAtOnce">Pieces, padding included, that its memory should hold in one run.</param>
internal sealed class HalvingEncoder(IEncoder inner, int tokensAtOnce) : IEncoder
{
    private volatile int tokensAtOnce = tokensAtOnce;

    /// <inheritdoc/>
    public string Device => inner.Device;

    /// <inheritdoc/>
    public int? TokensAtOnce => tokensAtOnce;

    /// <inheritdoc/>
    public EmbeddingBatch Encode(TokenBatch batch)
    {
        try
        {
            return inner.Encode(batch);
        }
        catch (DeviceMemoryException e) when (batch.Rows == 1)
        {
            throw new TagTasksException(
                DiagnosticCode.DeviceMemoryExhausted,
                $"The memory of {Device} does not hold a single README. End what else uses it, name another device, or use --device cpu.",
                inner: e);
        }
        catch (DeviceMemoryException)
        {
            tokensAtOnce = Math.Min(tokensAtOnce, Math.Max(1, batch.Rows * batch.Columns / 2));
        }

        var half = batch.Rows / 2;
        var first = Encode(batch.Slice(0, half));
        var second = Encode(batch.Slice(half, batch.Rows - half));
        return new EmbeddingBatch([.. first.Values, .. second.Values], first.Dimension);
    }

    /// <inheritdoc/>
    public void Dispose() => inner.Dispose();
}
