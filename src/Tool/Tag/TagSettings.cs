using TagTasks.Inference;
using TagTasks.Inference.Vocabularies;

namespace TagTasks.Tool.Tag;

/// <summary>What <c>tagtasks tag</c> was asked. Null means not set; defaults are those of <see cref="TaggingOptions"/>.</summary>
internal sealed record TagSettings
{
    public required IReadOnlyList<string> Paths { get; init; }

    public string? Id { get; init; }

    public int? Max { get; init; }

    public double? MinProbability { get; init; }

    public TagVocabulary? Vocabulary { get; init; }

    public OutputFormat Format { get; init; }

    public bool Detail { get; init; }

    public bool Explain { get; init; }

    /// <summary>Whether an answer in JSON is the whole one, with hashes and what was read, instead of the tags alone.</summary>
    public bool TellsAll => Detail || Explain;

    public string? Encoding { get; init; }

    public string? Out { get; init; }

    public bool Quiet { get; init; }

    public bool Verbose { get; init; }

    public required TaggerOptions Tagger { get; init; }
}
