using TagTasks.Inference.Text;

namespace TagTasks.Inference.Cleaning;

/// <summary>
/// Reads Markdown line by line with its marks stripped, in linear time and constant depth: for text that Markdig
/// refuses or would take too long on. It knows headings, lists, quotes, tables, fences and comments, and no nesting.
/// </summary>
internal ref struct StrippedMarkdownReader(ReadOnlySpan<char> markdown, int firstLine, BlockSink sink)
{
    private readonly ReadOnlySpan<char> markdown = markdown;
    private readonly BlockSink sink = sink;
    private readonly TextBuffer paragraph = sink.Lines;
    private BlockKind kind = BlockKind.Paragraph;
    private int paragraphLine;
    private char fence;
    private int fenceLength;
    private bool inComment;
    private bool inIndentedCode;

    public void Read()
    {
        var lines = new SourceLines(markdown);
        while (lines.MoveNext())
        {
            ReadLine(lines.Current, firstLine + lines.Number - 1);
        }

        EndParagraph();
    }

    private void ReadLine(ReadOnlySpan<char> line, int number)
    {
        var text = line.TrimStart();
        if (inComment)
        {
            inComment = !text.Contains("-->", StringComparison.Ordinal);
        }
        else if (fence != '\0')
        {
            var trimmed = text.TrimEnd();
            if (LineMarks.IsRunOf(trimmed, fence, fenceLength))
            {
                fence = '\0';
            }
        }
        else if (IsIndentedCode(line, text))
        {
            if (!inIndentedCode)
            {
                sink.CountCodeBlock();
                inIndentedCode = true;
            }
        }
        else
        {
            inIndentedCode = false;
            ReadText(text, number);
        }
    }

    private readonly bool IsIndentedCode(ReadOnlySpan<char> line, ReadOnlySpan<char> text) =>
        !text.IsEmpty
        && paragraph.Length == 0
        && kind != BlockKind.ListItem
        && (line[0] == '\t' || line.Length - text.Length >= 4);

    private void ReadText(ReadOnlySpan<char> text, int number)
    {
        var isItem = SkipMarks(ref text);
        text = text.TrimEnd();
        if (text.IsEmpty)
        {
            EndParagraph();
            return;
        }

        if (OpensFence(text) || OpensComment(text))
        {
            EndParagraph();
            return;
        }

        var level = LineMarks.HeadingLevel(text, '#');
        if (level > 0)
        {
            EndParagraph();
            kind = BlockKind.Paragraph;
            MarkStripper.Append(text[level..].TrimEnd('#'), sink);
            sink.End(BlockKind.Heading, number, level);
        }
        else if (LineMarks.IsRunOf(text, '=', 1) || LineMarks.IsRunOf(text, '-', 1))
        {
            EndParagraph(text[0] == '=' ? 1 : 2);
        }
        else if (text[0] == '|')
        {
            EndParagraph();
            ReadRow(text, number);
        }
        else
        {
            AppendLine(text, number, isItem);
        }
    }

    private void AppendLine(ReadOnlySpan<char> text, int number, bool isItem)
    {
        if (isItem)
        {
            EndParagraph();
            kind = BlockKind.ListItem;
        }

        if (paragraph.Length == 0)
        {
            paragraphLine = number;
        }
        else
        {
            paragraph.Append(' ');
        }

        paragraph.Append(text);
    }

    // Takes any number of quote and list marks: nesting says nothing about the text.
    private static bool SkipMarks(ref ReadOnlySpan<char> text)
    {
        var isItem = false;
        while (!text.IsEmpty)
        {
            var mark = text[0] == '>' ? 1 : LineMarks.ListMarkLength(text);
            if (mark == 0)
            {
                break;
            }

            isItem |= text[0] != '>';
            text = text[mark..].TrimStart();
        }

        return isItem;
    }

    private bool OpensFence(ReadOnlySpan<char> text)
    {
        if (text[0] is not ('`' or '~'))
        {
            return false;
        }

        var length = text.IndexOfAnyExcept(text[0]);
        length = length < 0 ? text.Length : length;
        if (length < 3 || text[length..].Contains(text[0]))
        {
            return false;
        }

        (fence, fenceLength) = (text[0], length);
        sink.CountCodeBlock();
        return true;
    }

    private bool OpensComment(ReadOnlySpan<char> text)
    {
        inComment = text.StartsWith("<!--", StringComparison.Ordinal)
            && !text.Contains("-->", StringComparison.Ordinal);
        return inComment;
    }

    private readonly void ReadRow(ReadOnlySpan<char> row, int number)
    {
        foreach (var cell in row.Split('|'))
        {
            MarkStripper.Append(row[cell], sink);
            sink.End(BlockKind.TableCell, number);
        }
    }

    private void EndParagraph(int level = 0)
    {
        if (paragraph.Length > 0)
        {
            MarkStripper.Append(paragraph.Span, sink);
            MarkdownMarks.Drop(sink.Text, kind);
            sink.End(level > 0 ? BlockKind.Heading : kind, paragraphLine, level);
            paragraph.Clear();
            kind = BlockKind.Paragraph;
        }
    }
}
