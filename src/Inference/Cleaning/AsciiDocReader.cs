using TagTasks.Inference.Text;

namespace TagTasks.Inference.Cleaning;

/// <summary>
/// Reads AsciiDoc line by line: headings, lists, tables and paragraphs; attributes, comments, listings and macros
/// without text are dropped.
/// </summary>
internal ref struct AsciiDocReader(ReadOnlySpan<char> text, BlockSink sink)
{
    private static readonly string[] MacrosWithoutText =
        ["include::", "toc::", "video::", "audio::", "ifdef::", "ifndef::", "ifeval::", "endif::"];

    private readonly ReadOnlySpan<char> text = text;
    private readonly BlockSink sink = sink;
    private readonly TextBuffer paragraph = sink.Lines;
    private BlockKind kind = BlockKind.Paragraph;
    private int paragraphLine;
    private char closingMark;
    private int closingLength;
    private bool inTable;

    public void Read()
    {
        var lines = new SourceLines(text);
        while (lines.MoveNext())
        {
            ReadLine(lines.Current.TrimEnd(), lines.Number);
        }

        EndParagraph();
    }

    private void ReadLine(ReadOnlySpan<char> line, int number)
    {
        if (closingMark != '\0')
        {
            if (LineMarks.IsRunOf(line, closingMark, 3) && line.Length == closingLength)
            {
                closingMark = '\0';
            }
        }
        else if (line.IsEmpty || IsWithoutText(line) || OpensDropped(line))
        {
            EndParagraph();
        }
        else if (line is "|===" or ",===" or ":===" or "!===")
        {
            EndParagraph();
            inTable = !inTable;
        }
        else if (inTable && line.Contains('|'))
        {
            EndParagraph();
            foreach (var cell in line.Split('|'))
            {
                AsciiDocInlines.Append(line[cell], sink);
                sink.End(BlockKind.TableCell, number);
            }
        }
        else
        {
            ReadText(line, number);
        }
    }

    private void ReadText(ReadOnlySpan<char> line, int number)
    {
        var level = Math.Max(LineMarks.HeadingLevel(line, '='), LineMarks.HeadingLevel(line, '#'));
        if (level > 0)
        {
            EndParagraph();
            AsciiDocInlines.Append(line[level..], sink);
            sink.End(BlockKind.Heading, number, level);
            return;
        }

        var content = line.TrimStart();
        var item = ListMarkLength(content);
        if (item > 0)
        {
            EndParagraph();
            kind = BlockKind.ListItem;
            content = content[item..].TrimStart();
        }
        else if (content[0] == '.' && content.Length > 1 && content[1] is not ('.' or ' '))
        {
            EndParagraph();
            content = content[1..];
        }

        if (paragraph.Length == 0)
        {
            paragraphLine = number;
        }

        paragraph.Append(content);
        paragraph.Append(' ');
    }

    private readonly bool IsWithoutText(ReadOnlySpan<char> line)
    {
        if (line.StartsWith("image::", StringComparison.Ordinal))
        {
            sink.CountImage();
            return true;
        }

        foreach (var macro in MacrosWithoutText)
        {
            if (line.StartsWith(macro, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return (line[0] == '[' && line[^1] == ']')
            || (line[0] == ':' && line[1..].IndexOf(':') > 0)
            || (line.StartsWith("//", StringComparison.Ordinal) && !line.StartsWith("///", StringComparison.Ordinal))
            || line is "'''" or "<<<" or "--" or "+"
            || LineMarks.IsRunOf(line, '=', 4) || LineMarks.IsRunOf(line, '*', 4) || LineMarks.IsRunOf(line, '_', 4);
    }

    private bool OpensDropped(ReadOnlySpan<char> line)
    {
        var isFence = line.StartsWith("```", StringComparison.Ordinal);
        if (!isFence && !(line[0] is '-' or '.' or '+' or '/' && LineMarks.IsRunOf(line, line[0], 4)))
        {
            return false;
        }

        (closingMark, closingLength) = (line[0], isFence ? 3 : line.Length);
        if (line[0] is not ('/' or '+'))
        {
            sink.CountCodeBlock();
        }

        return true;
    }

    private static int ListMarkLength(ReadOnlySpan<char> line)
    {
        var marks = line[0] is '*' or '.' or '-' ? line.IndexOfAnyExcept(line[0]) : -1;
        return marks > 0 && line[marks] == ' ' ? marks + 1 : LineMarks.ListMarkLength(line);
    }

    private void EndParagraph()
    {
        if (paragraph.Length > 0)
        {
            AsciiDocInlines.Append(paragraph.Span, sink);
            sink.End(kind, paragraphLine);
            paragraph.Clear();
        }

        kind = BlockKind.Paragraph;
    }
}
