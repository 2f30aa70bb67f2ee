namespace TagTasks.Tool.Prompt;

/// <summary>The sketch of an answer beside a README, with the words that announce it: a line, lines or a fence.</summary>
internal static class ShapeBlock
{
    private const int HeadLimit = 80;
    private const int LinesLimit = 40;

    /// <summary>Whether a line is a short announcement with a sketch behind its colon, in whatever language.</summary>
    public static bool EndsLine(string written)
    {
        var open = written.AsSpan(0, Math.Min(written.Length, HeadLimit)).IndexOfAny('{', '[');
        return open > 0
            && Announces(written.AsSpan(0, open))
            && LooseJson.TryRead(written, new TextRange(open, written.Length)) is { } value
            && written.AsSpan(value.Range.End).Trim(" .。`").IsEmpty
            && Placeholder.IsShape(value);
    }

    /// <summary>The block that a range begins with, a line that announces it first.</summary>
    public static TextRange? From(string text, TextRange range)
    {
        var line = Clip(text, range.Start, range);
        if (line.Length <= HeadLimit && Announces(text.AsSpan(line.Start, line.Length)))
        {
            line = Next(text, line, range);
        }

        var fenced = IsFence(text, line);
        var at = fenced ? Next(text, line, range).Start : line.Start;
        if (at >= range.End || text[at] is not ('{' or '[')
            || LooseJson.TryRead(text, range with { Start = at }) is not { } value || !Placeholder.IsShape(value))
        {
            return null;
        }

        var last = Clip(text, value.Range.End, range);
        if (!text.AsSpan(value.Range.End, last.End - value.Range.End).IsWhiteSpace())
        {
            return null;
        }

        last = fenced ? Next(text, last, range) : last;
        return !fenced || IsFence(text, last) ? new TextRange(range.Start, last.End) : null;
    }

    /// <summary>The announced block that a range ends with.</summary>
    public static TextRange? UpTo(string text, TextRange range)
    {
        var end = text.AsSpan(range.Start, range.Length).TrimEnd();
        if (end.IsEmpty || end[^1] is not ('`' or '~' or '}' or ']'))
        {
            return null;
        }

        var at = range.End;
        for (var count = 0; count < LinesLimit && at > range.Start; count++)
        {
            var start = Math.Max(range.Start, text.LastIndexOf('\n', at - 1) + 1);
            var line = new TextRange(start, at);
            if (line.Length <= HeadLimit && Announces(text.AsSpan(line.Start, line.Length)))
            {
                return From(text, range with { Start = start }) is { } block && block.End >= range.Start + end.Length ? block : null;
            }

            at = start - 1;
        }

        return null;
    }

    private static bool Announces(ReadOnlySpan<char> line) =>
        line.Trim(" \r\t*_`") is { IsEmpty: false } head && head[^1] is ':' or '：';

    private static bool IsFence(string text, TextRange line) =>
        text.AsSpan(line.Start, line.Length) is var written && (written.StartsWith("```") || written.StartsWith("~~~"));

    private static TextRange Clip(string text, int at, TextRange range)
    {
        var step = text.AsSpan(at, range.End - at).IndexOf('\n');
        return new TextRange(at, step < 0 ? range.End : at + step);
    }

    // The next line that says something.
    private static TextRange Next(string text, TextRange line, TextRange range)
    {
        do
        {
            line = line.End >= range.End ? new TextRange(range.End, range.End) : Clip(text, line.End + 1, range);
        }
        while (line.End < range.End && Lines.IsBlank(text, line));

        return line;
    }
}
