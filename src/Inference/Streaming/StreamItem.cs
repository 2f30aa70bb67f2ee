namespace TagTasks.Inference.Streaming;

/// <summary>One item on its way through the stages; each stage has it for itself.</summary>
internal sealed class StreamItem<T>(long number, T item, TaggingRequest? request)
{
    private readonly TaskCompletionSource arrived = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public long Number => number;

    public T Item => item;

    public TaggingRequest? Request { get; private set; } = request;

    public PreparedReadme? Prepared { get; set; }

    public EncodedReadme? Encoded { get; set; }

    public TaggingResult? Result { get; set; }

    public Exception? Failure { get; set; }

    /// <summary>Ends when the item has gone through all stages.</summary>
    public Task Arrived => arrived.Task;

    /// <summary>Says that the item has gone through all stages, and lets go of all but the answer.</summary>
    public void Arrive()
    {
        (Request, Prepared, Encoded) = (null, null, null);
        arrived.SetResult();
    }
}
