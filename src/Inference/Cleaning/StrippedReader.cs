namespace TagTasks.Inference.Cleaning;

/// <summary>
/// Reads a text line by line with its marks stripped: plain text, and Markdown that cannot be parsed in good time.
/// One pass, no nesting.
/// </summary>
internal static class StrippedReader
{
    /// <summary>Reads a text whose first line has a given number.</summary>
    public static void Read(ReadOnlySpan<char> text, int firstLine, BlockSink sink)
    {
        var fence = default(ReadOnlySpan<char>);
        var paragraphLine = firstLine;
        var lines = new SourceLines(text);
        while (lines.MoveNext())
        {
            var number = firstLine + lines.Number - 1;
            var line = lines.Current.Trim();
            if (!fence.IsEmpty)
            {
                fence = line.StartsWith(fence, StringComparison.Ordinal) ? default : fence;
                continue;
            }

            if (FenceOf(line) is { IsEmpty: false } opened)
            {
                fence = opened;
                sink.End(BlockKind.Paragraph, paragraphLine);
                sink.CountCodeBlock();
                continue;
            }

            var content = line.TrimStart("> \t");
            var level = HeadingLevel(content);
            var item = level == 0 ? ItemMarks(content) : 0;
            if (content.IsEmpty || level > 0 || item > 0)
            {
                sink.End(BlockKind.Paragraph, paragraphLine);
            }

            if (sink.Text.Length == 0)
            {
                paragraphLine = number;
            }

            InlineMarks.Append(level > 0 ? content.Trim("# ") : content[item..], sink);
            if (level > 0 || item > 0)
            {
                sink.End(level > 0 ? BlockKind.Heading : BlockKind.ListItem, number, level);
            }
            else
            {
                sink.Text.Append(' ');
            }
        }

        sink.End(BlockKind.Paragraph, paragraphLine);
    }

    private static ReadOnlySpan<char> FenceOf(ReadOnlySpan<char> line) =>
        line.StartsWith("```", StringComparison.Ordinal) || line.StartsWith("~~~", StringComparison.Ordinal) ? line[..3] : default;

    private static int HeadingLevel(ReadOnlySpan<char> line)
    {
        var level = 0;
        while (level < line.Length && line[level] == '#')
        {
            level++;
        }

        return level is >= 1 and <= 6 && level < line.Length && (line[level] is ' ' or '\t') ? level : 0;
    }

    private static int ItemMarks(ReadOnlySpan<char> line)
    {
        var marks = 0;
        while (ItemMark(line[marks..]) is > 0 and var mark)
        {
            marks += mark;
        }

        return marks;
    }

    private static int ItemMark(ReadOnlySpan<char> line)
    {
        if (line.Length > 2 && (line[0] is '-' or '*' or '+') && line[1] == ' ')
        {
            return 2;
        }

        var digits = 0;
        while (digits < line.Length && digits < 9 && char.IsAsciiDigit(line[digits]))
        {
            digits++;
        }

        return digits > 0 && digits + 1 < line.Length && (line[digits] is '.' or ')') && line[digits + 1] == ' ' ? digits + 2 : 0;
    }
}
