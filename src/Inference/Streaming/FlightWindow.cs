namespace TagTasks.Inference.Streaming;

/// <summary>
/// How many items are under way at once, and how far the newest may be ahead of the oldest: what bounds a stream's
/// memory, and the disorder of one whose answers come as they are ready. Thread-safe.
/// </summary>
internal sealed class FlightWindow(int capacity, int span)
{
    private readonly object gate = new();
    private readonly SortedSet<long> underWay = [];
    private long next;

    /// <summary>Waits until one more may be under way.</summary>
    /// <returns>Its number, counted from 0.</returns>
    public long Enter(CancellationToken cancellationToken)
    {
        using var wake = cancellationToken.Register(Pulse);
        lock (gate)
        {
            while (underWay.Count >= capacity || (underWay.Count > 0 && next - underWay.Min >= span))
            {
                cancellationToken.ThrowIfCancellationRequested();
                Monitor.Wait(gate);
            }

            underWay.Add(next);
            return next++;
        }
    }

    /// <summary>Says that one has arrived.</summary>
    public void Leave(long number)
    {
        lock (gate)
        {
            underWay.Remove(number);
            Monitor.PulseAll(gate);
        }
    }

    private void Pulse()
    {
        lock (gate)
        {
            Monitor.PulseAll(gate);
        }
    }
}
