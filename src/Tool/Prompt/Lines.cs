namespace TagTasks.Tool.Prompt;

/// <summary>The lines of a text, as ranges without their ends.</summary>
internal static class Lines
{
    public static List<TextRange> Of(string text, TextRange range)
    {
        var lines = new List<TextRange>();
        var at = range.Start;
        while (at < range.End)
        {
            var step = text.AsSpan(at, range.End - at).IndexOf('\n');
            var end = step < 0 ? range.End : at + step;
            lines.Add(new TextRange(at, end > at && text[end - 1] == '\r' ? end - 1 : end));
            at = end + 1;
        }

        return lines;
    }

    /// <summary>The line that a position stands in.</summary>
    public static TextRange Around(string text, int position)
    {
        var start = position == 0 ? 0 : text.LastIndexOf('\n', position - 1) + 1;
        var end = text.IndexOf('\n', position);
        return new TextRange(start, end < 0 ? text.Length : end);
    }

    public static bool IsBlank(string text, TextRange line) => text.AsSpan(line.Start, line.Length).IsWhiteSpace();

    /// <summary>A line of nothing but dashes, stars or the like.</summary>
    public static bool IsSeparator(string text, TextRange line)
    {
        var trimmed = text.AsSpan(line.Start, line.Length).Trim();
        return trimmed.Length >= 3 && "-=*_~#".Contains(trimmed[0], StringComparison.Ordinal) && trimmed.TrimStart(trimmed[0]).IsEmpty;
    }
}
