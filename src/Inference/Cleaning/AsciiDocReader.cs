namespace TagTasks.Inference.Cleaning;

/// <summary>
/// Reads AsciiDoc: titles by their <c>=</c> signs, text without attributes, macros' addresses and formatting; listings,
/// literals and comments are dropped. One pass over the lines.
/// </summary>
internal static class AsciiDocReader
{
    /// <summary>Reads a text.</summary>
    public static void Read(ReadOnlySpan<char> text, BlockSink sink)
    {
        var fence = default(ReadOnlySpan<char>);
        var paragraphLine = 1;
        var lines = new SourceLines(text);
        while (lines.MoveNext())
        {
            var line = lines.Current.Trim();
            if (!fence.IsEmpty)
            {
                fence = line.SequenceEqual(fence) ? default : fence;
                continue;
            }

            if (IsHidden(line))
            {
                sink.End(BlockKind.Paragraph, paragraphLine);
                fence = line;
                sink.CountCodeBlock();
                continue;
            }

            var level = TitleLevel(line);
            var item = ItemMark(line);
            if (line.IsEmpty || level > 0 || item > 0 || IsMeta(line, sink))
            {
                sink.End(BlockKind.Paragraph, paragraphLine);
                if (level == 0 && item == 0)
                {
                    continue;
                }
            }

            paragraphLine = sink.Text.Length == 0 ? lines.Number : paragraphLine;
            AppendInline(line[Math.Max(level, item)..].TrimStart("= "), sink);
            if (level > 0 || item > 0)
            {
                sink.End(level > 0 ? BlockKind.Heading : BlockKind.ListItem, lines.Number, Math.Min(level, 6));
            }
            else
            {
                sink.Text.Append(' ');
            }
        }

        sink.End(BlockKind.Paragraph, paragraphLine);
    }

    // ---- listing, .... literal, //// comment, ++++ passthrough, ``` Markdown's fence.
    private static bool IsHidden(ReadOnlySpan<char> line) =>
        (line.Length >= 4 && (line[0] is '-' or '.' or '/' or '+') && line.TrimStart(line[0]).IsEmpty)
        || line.StartsWith("```", StringComparison.Ordinal);

    private static int TitleLevel(ReadOnlySpan<char> line)
    {
        var level = 0;
        while (level < line.Length && line[level] == '=')
        {
            level++;
        }

        return level is >= 1 and <= 6 && level < line.Length && line[level] == ' ' ? level : 0;
    }

    private static int ItemMark(ReadOnlySpan<char> line)
    {
        var mark = 0;
        while (mark < line.Length && (line[mark] is '*' or '.' or '-'))
        {
            mark++;
        }

        return mark is >= 1 and <= 5 && mark < line.Length && line[mark] == ' ' ? mark + 1 : 0;
    }

    // Attributes (:toc:), block attributes ([source]), comments (//), block images, table marks, conditionals.
    private static bool IsMeta(ReadOnlySpan<char> line, BlockSink sink)
    {
        if (line.StartsWith("image::", StringComparison.Ordinal))
        {
            sink.CountImage();
            return true;
        }

        return (line[0] == ':' && line[1..].Contains(':'))
            || (line[0] == '[' && line[^1] == ']' && !line.Contains(' '))
            || line.StartsWith("//", StringComparison.Ordinal)
            || line.StartsWith("|===", StringComparison.Ordinal)
            || line.StartsWith("ifdef::", StringComparison.Ordinal)
            || line.StartsWith("ifndef::", StringComparison.Ordinal)
            || line.StartsWith("endif::", StringComparison.Ordinal)
            || line.StartsWith("include::", StringComparison.Ordinal)
            || line.StartsWith("toc::", StringComparison.Ordinal);
    }

    private static void AppendInline(ReadOnlySpan<char> line, BlockSink sink)
    {
        for (var i = 0; i < line.Length; i++)
        {
            var rest = line[i..];
            if (MacroLength(rest, out var text, out var image) is > 0 and var length)
            {
                if (image)
                {
                    sink.CountImage();
                }
                else
                {
                    sink.Text.Append(text);
                }

                i += length - 1;
            }
            else if (rest[0] is '|')
            {
                sink.Text.Append(' ');
            }
            else if (rest[0] is not ('*' or '`' or '#'))
            {
                sink.Text.Append(rest[0]);
            }
        }
    }

    // https://address[text], link:path[text], xref:id[text], image:path[text]
    private static int MacroLength(ReadOnlySpan<char> rest, out ReadOnlySpan<char> text, out bool image)
    {
        text = default;
        image = rest.StartsWith("image:", StringComparison.Ordinal);
        if (!image
            && !rest.StartsWith("http://", StringComparison.Ordinal)
            && !rest.StartsWith("https://", StringComparison.Ordinal)
            && !rest.StartsWith("link:", StringComparison.Ordinal)
            && !rest.StartsWith("xref:", StringComparison.Ordinal))
        {
            return 0;
        }

        var window = rest[..Math.Min(rest.Length, 1_000)];
        var open = window.IndexOfAny('[', ' ');
        var close = open > 0 && window[open] == '[' ? window[open..].IndexOf(']') : -1;
        if (close < 0)
        {
            return 0;
        }

        text = window[(open + 1)..(open + close)];
        return open + close + 1;
    }
}
