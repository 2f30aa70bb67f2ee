using TagTasks.Inference.Encoders;
using TagTasks.Inference.Tokens;

namespace TagTasks.Inference.Tests.Encoders;

/// <summary>The real encoder on the processor, with the memory of a device that holds no more than so many pieces.</summary>
internal sealed class SmallDevice(IEncoder inner, int tokens) : IEncoder
{
    private readonly List<(int Rows, int Columns)> runs = [];

    /// <summary>The runs that were asked for, in order, with those that were refused.</summary>
    public IReadOnlyList<(int Rows, int Columns)> Runs
    {
        get
        {
            lock (runs)
            {
                return [.. runs];
            }
        }
    }

    public string Device => inner.Device;

    public int? TokensAtOnce => null;

    public EmbeddingBatch Encode(TokenBatch batch)
    {
        lock (runs)
        {
            runs.Add((batch.Rows, batch.Columns));
        }

        return batch.Rows * batch.Columns <= tokens
            ? inner.Encode(batch)
            : throw new DeviceMemoryException($"Failed to allocate memory for {batch.Rows * batch.Columns} pieces");
    }

    public void Dispose() => inner.Dispose();
}
