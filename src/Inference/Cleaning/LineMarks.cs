namespace TagTasks.Inference.Cleaning;

/// <summary>Recognises the marks that make a line what it is, in Markdown and its relatives.</summary>
internal static class LineMarks
{
    /// <summary>The length of a list item's mark with the blank after it, or 0.</summary>
    public static int ListMarkLength(ReadOnlySpan<char> line)
    {
        var i = 0;
        if (line.Length > 0 && line[0] is '-' or '*' or '+' or '•')
        {
            i = 1;
        }
        else
        {
            while (i < line.Length && i < 9 && char.IsAsciiDigit(line[i]))
            {
                i++;
            }

            if (i == 0 || i == line.Length || line[i] is not ('.' or ')'))
            {
                return 0;
            }

            i++;
        }

        return i < line.Length && line[i] is ' ' or '\t' ? i + 1 : 0;
    }

    /// <summary>Whether a line is one character again and again, at least so often.</summary>
    public static bool IsRunOf(ReadOnlySpan<char> line, char mark, int atLeast) =>
        line.Length >= atLeast && line.IndexOfAnyExcept(mark) < 0;

    /// <summary>The level of an ATX heading (a run of a mark, then a blank), or 0.</summary>
    public static int HeadingLevel(ReadOnlySpan<char> line, char mark)
    {
        var level = line.IndexOfAnyExcept(mark);
        return level is >= 1 and <= 6 && line[level] is ' ' or '\t' ? level : 0;
    }
}
