namespace TagTasks.Inference.Cleaning;

/// <summary>Walks over the lines of a text; LF, CRLF and a lone CR end a line, as in CommonMark.</summary>
internal ref struct SourceLines(ReadOnlySpan<char> text)
{
    private readonly ReadOnlySpan<char> text = text;

    /// <summary>The line without its end.</summary>
    public ReadOnlySpan<char> Current { get; private set; }

    /// <summary>The 1-based number of the current line.</summary>
    public int Number { get; private set; }

    /// <summary>Where the current line begins.</summary>
    public int Start { get; private set; }

    /// <summary>Where the next line begins.</summary>
    public int NextStart { get; private set; }

    public bool MoveNext()
    {
        if (NextStart >= text.Length)
        {
            return false;
        }

        Start = NextStart;
        var rest = text[Start..];
        var end = rest.IndexOfAny('\n', '\r');
        if (end < 0)
        {
            Current = rest;
            NextStart = text.Length;
        }
        else
        {
            Current = rest[..end];
            var crlf = rest[end] == '\r' && end + 1 < rest.Length && rest[end + 1] == '\n';
            NextStart = Start + end + (crlf ? 2 : 1);
        }

        Number++;
        return true;
    }

    /// <summary>How many lines end within a text.</summary>
    public static int Count(ReadOnlySpan<char> text)
    {
        var lines = new SourceLines(text);
        while (lines.MoveNext())
        {
        }

        return lines.Number;
    }
}
