namespace TagTasks.Tool.Prompt;

/// <summary>
/// Tells a list that the request puts behind its README from one that the README itself contains. Where nothing
/// closes the README, only what the very end of the request asks for counts.
/// </summary>
internal static class TrailingList
{
    private const int ListsLimit = 40;
    private const int BoundsLimit = 20;

    /// <summary>Whether one of the lists behind a README is the request's.</summary>
    /// <param name="text">The request.</param>
    /// <param name="lists">The lists behind the README's beginning.</param>
    /// <param name="after">Where the words behind the README begin.</param>
    /// <param name="closer">The delimiter that ends the README there; empty when none does.</param>
    public static bool IsAsked(string text, IEnumerable<ListCandidate> lists, int after, string closer)
    {
        // What is far before the end has more than asking lines behind it; the bound keeps a README full of lists linear.
        var near = lists.Where(list => list.Range.End > after).TakeLast(ListsLimit).Where(list => !IsClosedBehind(text, list, closer)).ToList();
        var introduced = near.FindLast(list => IsIntroduced(text, list));
        if (closer.Length > 0)
        {
            return introduced is not null || (near.Count > 0 && IsTail(text, after));
        }

        // The last one decides: when nothing but asking lines is behind one before it, so it is behind the last.
        return introduced is not null && IsTail(text, Math.Min(Lines.Around(text, introduced.Range.End).End + 1, text.Length));
    }

    // An odd delimiter behind a list that stands in none of its own closes the README around it.
    private static bool IsClosedBehind(string text, ListCandidate list, string closer)
    {
        if (closer.Length < 3 || closer[0] is not ('`' or '~' or '"' or '\''))
        {
            return false;
        }

        var line = Lines.Around(text, list.Range.Start);
        var above = line.Start == 0 ? line : Lines.Around(text, line.Start - 1);
        var own = above.Of(text).TrimStart().StartsWith(closer[..3], StringComparison.Ordinal)
            || text.AsSpan(Math.Min(line.End, list.Range.End)..list.Range.End).TrimStart().StartsWith(closer.AsSpan(0, 3));
        var behind = Lines.Of(text, new TextRange(line.End, text.Length))
            .Count(below => text.AsSpan(below.Start, below.Length).StartsWith(closer, StringComparison.Ordinal));
        return !own && behind % 2 == 1;
    }

    private static bool IsIntroduced(string text, ListCandidate list)
    {
        var line = Lines.Around(text, list.Range.Start);
        var json = text[list.Range.Start] is '[' or '{';
        var head = Trimmed(text, json ? line with { End = list.Range.Start } : line);
        for (var lines = 0; json && head.Length == 0 && line.Start > 0 && lines < 3; lines++)
        {
            line = Lines.Around(text, line.Start - 1);
            head = text.AsSpan(line.Start, line.Length).TrimStart().StartsWith("```") ? "" : Trimmed(text, line);
        }

        if (head.Length == 0)
        {
            return false;
        }

        var lower = head.ToLowerInvariant();
        var action = Cues.MentionsAction(lower);
        var listed = Cues.MentionsList(lower);
        var colon = json ? head[^1] is ':' or '：' or '=' : head.AsSpan().ContainsAny(':', '：');
        return Cues.MentionsTag(lower) ? action || listed || colon : listed && (action || colon);
    }

    // Only the near part of a long line speaks of the list.
    private static string Trimmed(string text, TextRange range) =>
        (range with { Start = Math.Max(range.Start, range.End - 600) }).Of(text).Trim().Trim('"', '\'', '`', '“', '*', '_', ' ');

    private static bool IsTail(string text, int at)
    {
        for (var bounds = 0; at < text.Length; bounds++)
        {
            at = Directive.SkipForward(text, new TextRange(at, text.Length));
            if (at == text.Length)
            {
                break;
            }

            var line = Lines.Around(text, at);
            if (bounds == BoundsLimit || line.Length > 2_000 || !IsBound(line.Of(text)))
            {
                return false;
            }

            at = Math.Min(line.End + 1, text.Length);
        }

        return true;
    }

    private static bool IsBound(string line) =>
        line.AsSpan().Trim("\"”'`.。」 \r-=*_~#").IsEmpty
        || (Cues.MentionsTag(line.ToLowerInvariant()) && LimitFinder.Find(line) is not null);
}
