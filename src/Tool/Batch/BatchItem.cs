using TagTasks.Inference.Diagnostics;
using TagTasks.Inference.Streaming;
using TagTasks.Tool.Batch.Inputs;
using TagTasks.Tool.Tag;

namespace TagTasks.Tool.Batch;

/// <summary>An input on its way through the batch.</summary>
internal sealed class BatchItem
{
    private TaggingRequest? request;

    /// <summary>The input.</summary>
    public required BatchInput Source { get; init; }

    /// <summary>Its number among the inputs of the shard, counted from 1.</summary>
    public required long Number { get; init; }

    /// <summary>Whether a run before has dealt with it.</summary>
    public bool Replayed { get; init; }

    /// <summary>What it is; null when it is bad, or answered already.</summary>
    public TagInput? Input { get; init; }

    /// <summary>What is wrong with it; null when nothing is.</summary>
    public Diagnostic? Problem { get; init; }

    /// <summary>What the tagger is asked; null when it is not asked.</summary>
    public TaggingRequest? Request
    {
        init => request = value;
    }

    /// <summary>Hands over what the tagger is asked: the text is not kept while the answer is under way.</summary>
    public TaggingRequest? TakeRequest() => Interlocked.Exchange(ref request, null);
}
