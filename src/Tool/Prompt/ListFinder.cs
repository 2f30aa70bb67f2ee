namespace TagTasks.Tool.Prompt;

/// <summary>Finds what may be the closed list, and says which of several it is.</summary>
internal static class ListFinder
{
    /// <summary>Every candidate of a range, in order.</summary>
    public static List<ListCandidate> FindAll(string text, TextRange range) => FindAll(text, range, JsonFinder.FindAll(text, range));

    /// <summary>The same, of a range whose JSON is already found.</summary>
    public static List<ListCandidate> FindAll(string text, TextRange range, IReadOnlyList<LooseValue> values)
    {
        var found = PlainLists.FindAll(text, range);
        foreach (var value in values)
        {
            if (Placeholder.IsShape(value) || JsonLists.Read(value) is not { Count: > 0 } tags)
            {
                continue;
            }

            var announced = IsAnnounced(text, value.Range.Start, range.Start);
            var quoted = value.Kind == LooseKind.Object || value.Items.Any(item => item.Kind != LooseKind.Bare);
            if (announced || (quoted && tags.Count >= 2))
            {
                found.Add(new ListCandidate(value.Range, tags, announced));
            }
        }

        found.Sort((left, right) => left.Range.Start.CompareTo(right.Range.Start));
        return found;
    }

    /// <summary>The list among trusted candidates: announced ones first, then the longest, then the first.</summary>
    public static ListCandidate? Best(IEnumerable<ListCandidate> candidates) =>
        candidates.OrderByDescending(candidate => candidate.Announced).ThenByDescending(candidate => candidate.Tags.Count).FirstOrDefault();

    private static bool IsAnnounced(string text, int at, int from)
    {
        var start = Math.Max(from, at - 160);
        return Cues.MentionsTag(text[start..at].ToLowerInvariant());
    }
}
