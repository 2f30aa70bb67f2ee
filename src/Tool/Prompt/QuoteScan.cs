namespace TagTasks.Tool.Prompt;

/// <summary>Tells the quote that closes a README from the quotes inside it and behind it.</summary>
internal static class QuoteScan
{
    private const int NearLimit = 2_000;

    /// <summary>The last quote of a range that can close; null when none can.</summary>
    public static int? Last(string text, TextRange range, char quote, int tailLimit)
    {
        for (var at = LastIndex(text, range, quote, range.End); at >= 0; at = LastIndex(text, range, quote, at))
        {
            if (range.End - at > tailLimit && tailLimit != range.End)
            {
                return null;
            }

            if (Closes(text, range.Start, at, quote))
            {
                return at;
            }
        }

        return null;
    }

    /// <summary>The first straight or curly quote of a range that can close.</summary>
    public static int? First(string text, TextRange range)
    {
        for (var at = range.Start; at < range.End; at++)
        {
            if (text[at] is '"' or '”' or '」' && Closes(text, range.Start, at, text[at]))
            {
                return at;
            }
        }

        return null;
    }

    // At a line's beginning, or behind an even number of quotes in its line, with an end or a comma behind it.
    private static bool Closes(string text, int start, int at, char quote)
    {
        // Only the near part of a long line is looked at: the scan stays linear.
        var from = Math.Max(start, at - NearLimit);
        var near = text.AsSpan(from, at - from);
        near = near[(near.LastIndexOf('\n') + 1)..];
        var next = at + 1 < text.Length ? text[at + 1] : '\n';
        if (near.IsWhiteSpace())
        {
            return !char.IsLetterOrDigit(next) && next is not (':' or '"');
        }

        if (next is '\n' or '\r' && text.AsSpan(at + 1).IsWhiteSpace())
        {
            return true;
        }

        var even = quote != '"' || near.Count('"') % 2 == 0;
        return even && (next is '\n' or '\r' or '，' or '。'
            || (next is ',' or '.' or ';' or ' ' && at + 2 < text.Length && (text[at + 2] is ' ' or '\n' || char.IsLetter(text[at + 2]))));
    }

    private static int LastIndex(string text, TextRange range, char quote, int before)
    {
        var at = text.AsSpan(range.Start, before - range.Start).LastIndexOf(quote);
        return at < 0 ? -1 : range.Start + at;
    }
}
