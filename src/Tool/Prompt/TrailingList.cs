namespace TagTasks.Tool.Prompt;

/// <summary>
/// Tells a list that the request puts behind its README from one that the README itself contains. Where nothing
/// closes the README, only what the very end of the request asks for counts.
/// </summary>
internal static class TrailingList
{
    /// <summary>Whether one of the lists behind a README is the request's.</summary>
    /// <param name="text">The request.</param>
    /// <param name="lists">The lists behind the README's beginning.</param>
    /// <param name="after">Where the words behind the README begin.</param>
    /// <param name="closed">Whether a delimiter ends the README there.</param>
    public static bool IsAsked(string text, IEnumerable<ListCandidate> lists, int after, bool closed) =>
        lists.Where(list => list.Range.End > after).Any(list => closed
            ? IsIntroduced(text, list) || IsTail(text, after)
            : IsIntroduced(text, list) && IsTail(text, Math.Min(Lines.Around(text, list.Range.End).End + 1, text.Length)));

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
        while (at < text.Length)
        {
            at = Directive.SkipForward(text, new TextRange(at, text.Length));
            if (at == text.Length)
            {
                break;
            }

            var line = Lines.Around(text, at);
            if (line.Length > 2_000 || !IsBound(line.Of(text)))
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
