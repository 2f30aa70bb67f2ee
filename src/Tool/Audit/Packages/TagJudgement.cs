using TagTasks.Inference.Vocabularies;

namespace TagTasks.Tool.Audit.Packages;

/// <summary>What the tagger says of a package. Immutable.</summary>
internal sealed record TagJudgement
{
    /// <summary>The list of which it speaks.</summary>
    public required TagVocabulary Vocabulary { get; init; }

    /// <summary>The probability from which on a tag belongs to the package.</summary>
    public required double Threshold { get; init; }

    /// <summary>Every tag of the list that is not excluded, most probable first.</summary>
    public required IReadOnlyList<JudgedTag> Tags { get; init; }

    /// <summary>How many of <see cref="Tags"/>, from the first on, a pack suggests.</summary>
    public required int Suggested { get; init; }

    /// <summary>Whether there was text to judge by.</summary>
    public bool HasText => Tags.Count > 0;

    /// <summary>The tags that a pack suggests.</summary>
    public IEnumerable<JudgedTag> Suggestions => Tags.Take(Suggested);
}

/// <summary>A tag of a vocabulary and how well it fits a package. Immutable.</summary>
/// <param name="Tag">The tag.</param>
/// <param name="Probability">0 to 1, rounded to four decimals.</param>
/// <param name="Evidence">What speaks for it, most telling first.</param>
internal sealed record JudgedTag(TagDefinition Tag, double Probability, IReadOnlyList<string> Evidence)
{
    /// <summary>The tag as a package can carry it.</summary>
    public string PackageTag { get; } = new Tasks.SuggestedTag(Tag.Name, null, Probability, Evidence).PackageTag;
}
