namespace TagTasks.Tasks;

/// <summary>A tag of the worker's answer. Immutable.</summary>
/// <param name="Name">The tag as its vocabulary spells it.</param>
/// <param name="Id">Its id in the vocabulary; null when it has none.</param>
/// <param name="Probability">0 to 1, rounded to four decimals.</param>
/// <param name="Evidence">What spoke for it, most telling first.</param>
internal sealed record SuggestedTag(string Name, string? Id, double Probability, IReadOnlyList<string> Evidence)
{
    /// <summary>The tag as a package can carry it: a tag of a nuspec holds no blank, comma or semicolon.</summary>
    public string PackageTag { get; } = string.Join("-", Name.Split(TagMerger.Separators, StringSplitOptions.RemoveEmptyEntries));
}
