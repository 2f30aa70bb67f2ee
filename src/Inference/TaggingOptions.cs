using TagTasks.Inference.Vocabularies;

namespace TagTasks.Inference;

/// <summary>What is asked about a README. Immutable.</summary>
public sealed record TaggingOptions
{
    /// <summary>The closed list of tags. Default: <see cref="TagVocabulary.RepositoryTopics"/>.</summary>
    public TagVocabulary? Vocabulary { get; init; }

    /// <summary>Tags at most in the answer; may exceed the vocabulary's own number. Default: null, the vocabulary's.</summary>
    public int? MaxTags { get; init; }

    /// <summary>
    /// The probability, 0 to 1, that a tag must reach. Default: null, the threshold that belongs to the vocabulary and,
    /// when nothing reaches it, the single best tag above a minimum. A given value replaces both.
    /// </summary>
    public double? MinProbability { get; init; }

    /// <summary>Tags never to be suggested, by name (ignoring case). Default: none.</summary>
    public IReadOnlyCollection<string> Exclude { get; init; } = [];

    /// <summary>Whether the result says how it came about, for every tag. Default: false.</summary>
    public bool Explain { get; init; }
}
