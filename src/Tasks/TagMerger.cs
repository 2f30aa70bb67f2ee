namespace TagTasks.Tasks;

/// <summary>Lays suggested tags beside the author's own. Stateless.</summary>
internal static class TagMerger
{
    // The most that the NuGet gallery takes.
    private const int MaximumCharacters = 4000;

    /// <summary>What separates tags, as pack, NuGet and their users understand it.</summary>
    public static char[] Separators { get; } = [' ', ',', ';', '\t', '\r', '\n'];

    /// <summary>The author's tags, apart.</summary>
    public static IReadOnlyList<string> Split(string? packageTags) =>
        (packageTags ?? "").Split(Separators, StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The suggested tags that the author's do not hold yet (pack itself would keep <c>cli CLI</c>), in order.</summary>
    /// <param name="own">The author's tags.</param>
    /// <param name="suggested">The suggested ones.</param>
    public static IReadOnlyList<SuggestedTag> Missing(IReadOnlyList<string> own, IReadOnlyList<SuggestedTag> suggested)
    {
        var seen = new HashSet<string>(own, StringComparer.OrdinalIgnoreCase);
        var room = MaximumCharacters - own.Sum(tag => tag.Length + 1);
        var missing = new List<SuggestedTag>();
        foreach (var tag in suggested)
        {
            room -= tag.PackageTag.Length + 1;
            if (room >= 0 && tag.PackageTag.Length > 0 && seen.Add(tag.PackageTag))
            {
                missing.Add(tag);
            }
        }

        return missing;
    }
}
