namespace TagTasks.Inference.Cleaning;

/// <summary>
/// Reads HTML as text: each line that block-level tags or line ends leave is a paragraph, <c>h1</c> to <c>h6</c> are
/// headings, and what no reader of the page sees is dropped. One pass, linear on any input.
/// </summary>
internal ref struct HtmlReader(ReadOnlySpan<char> html, int line, BlockSink sink)
{
    private readonly ReadOnlySpan<char> html = html;
    private readonly BlockSink sink = sink;
    private HtmlTagScanner tags = new(html.Length);
    private int line = line;
    private int blockLine = line;
    private int heading;

    public void Read()
    {
        var i = 0;
        while (i < html.Length)
        {
            var plain = html[i..].IndexOfAny('<', '&', '\n');
            if (plain != 0)
            {
                var end = plain < 0 ? html.Length : i + plain;
                AppendText(html[i..end]);
                i = end;
                continue;
            }

            switch (html[i])
            {
                case '\n':
                    Break();
                    line++;
                    i++;
                    break;
                case '&':
                    i += AppendReference(i);
                    break;
                default:
                    i = ReadMarkup(i);
                    break;
            }
        }

        EndBlock();
    }

    private int ReadMarkup(int start)
    {
        var tag = tags.Scan(html, start);
        if (tag.Length == 0)
        {
            AppendText("<");
            return start + 1;
        }

        var end = start + tag.Length;
        CountLines(start, end);
        switch (HtmlTags.RoleOf(tag.Name(html)))
        {
            case HtmlRole.Heading:
                EndBlock();
                heading = tag.IsClosing ? 0 : html[tag.NameStart + 1] - '0';
                break;
            case HtmlRole.Block:
                Break();
                break;
            case HtmlRole.Image:
                sink.CountImage();
                break;
            case HtmlRole.Code when !tag.IsClosing:
                Break();
                sink.CountCodeBlock();
                end = SkipContent(tag, end);
                break;
            case HtmlRole.Hidden when !tag.IsClosing:
                end = SkipContent(tag, end);
                break;
            default:
                break;
        }

        return end;
    }

    private int SkipContent(HtmlTag tag, int start)
    {
        if (tag.IsSelfClosed)
        {
            return start;
        }

        var end = HtmlTagScanner.EndOfContent(html, start, tag.Name(html));
        CountLines(start, end);
        return end;
    }

    private void CountLines(int start, int end) => line += html[start..end].Count('\n');

    private int AppendReference(int start)
    {
        NoteStart();
        return CharacterReferences.Append(html[start..], sink.Text);
    }

    private void AppendText(ReadOnlySpan<char> text)
    {
        if (sink.Text.Length == 0)
        {
            text = text.TrimStart();
            NoteStart();
        }

        sink.Text.Append(text);
    }

    private void NoteStart()
    {
        if (sink.Text.Length == 0)
        {
            blockLine = line;
        }
    }

    // Within a heading a line end is a blank: its text often stands on a line of its own.
    private void Break()
    {
        if (heading == 0)
        {
            EndBlock();
        }
        else if (sink.Text.Length > 0)
        {
            sink.Text.Append(' ');
        }
    }

    private readonly void EndBlock() =>
        sink.End(heading == 0 ? BlockKind.Paragraph : BlockKind.Heading, blockLine, heading);
}
