using TagTasks.Inference;
using TagTasks.Inference.Diagnostics;
using TagTasks.Tool.Tag;

namespace TagTasks.Tool.Batch.Inputs;

/// <summary>One of many inputs: found, but not read before somebody asks. Immutable.</summary>
internal sealed class BatchInput
{
    private readonly Func<ReadInput> read;

    private BatchInput(string? key, string where, Func<ReadInput> read)
    {
        Key = key;
        Where = where;
        this.read = read;
    }

    /// <summary>The id that its answer carries; null for what is so bad that it has none.</summary>
    public string? Key { get; }

    /// <summary>Where it stands, as a person would look for it: <c>line 17 of 'x.jsonl'</c>, or a path.</summary>
    public string Where { get; }

    /// <summary>An input that can be asked for.</summary>
    public static BatchInput Of(string key, string where, Func<ReadInput> read) => new(key, where, read);

    /// <summary>An input that is known to be bad.</summary>
    public static BatchInput Bad(string where, Diagnostic problem) => new(null, where, () => throw new TagTasksException(problem));

    /// <summary>Reads it.</summary>
    /// <exception cref="TagTasksException">It is bad; a warning when it can be passed over, an error when more than it is missing.</exception>
    public ReadInput Read() => read();
}

/// <summary>An input as it was read.</summary>
/// <param name="Input">What its answer tells of it.</param>
/// <param name="Question">What the tagger is given.</param>
internal sealed record ReadInput(TagInput Input, TaggingInput Question);
