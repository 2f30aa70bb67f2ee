using Markdig;
using Markdig.Extensions.Tables;
using Markdig.Syntax;

using TagTasks.Inference.Text;

namespace TagTasks.Inference.Cleaning;

/// <summary>Reads Markdown by walking over Markdig's tree.</summary>
internal static class MarkdownReader
{
    private static readonly MarkdownPipeline Pipeline = Build();

    /// <summary>Reads a text whose first line has a given number.</summary>
    public static void Read(string markdown, int firstLine, BlockSink sink)
    {
        var end = MarkdownLimits.EndOfParsed(markdown);
        var head = end == markdown.Length ? markdown : markdown[..end];
        if (!MarkdownLimits.AllowBlocks(head) || !TryRead(head, firstLine, sink))
        {
            new StrippedMarkdownReader(head, firstLine, sink).Read();
        }

        if (end < markdown.Length)
        {
            var line = firstLine + SourceLines.Count(head);
            new StrippedMarkdownReader(markdown.AsSpan(end), line, sink).Read();
        }
    }

    private static MarkdownPipeline Build()
    {
        var builder = new MarkdownPipelineBuilder().UsePipeTables();
        builder.Extensions.Add(new InlineLimitExtension());
        return builder.Build();
    }

    private static bool TryRead(string markdown, int firstLine, BlockSink sink)
    {
        MarkdownDocument document;
        try
        {
            document = Markdown.Parse(markdown, Pipeline);
        }
#pragma warning disable CA1031 // Markdig says only in words what it refuses, and no README may be refused for its text.
        catch (Exception)
#pragma warning restore CA1031
        {
            return false;
        }

        Walk(document, new Place(firstLine, BlockKind.Paragraph), sink);
        return true;
    }

    // Markdig refuses what nests deeper than 128, so the recursion is bounded.
    private static void Walk(ContainerBlock container, Place place, BlockSink sink)
    {
        foreach (var block in container)
        {
            var line = place.FirstLine + block.Line;
            switch (block)
            {
                case HeadingBlock heading:
                    AppendText(heading, sink);

                    // Of a setext heading Markdig gives the line of its underline.
                    sink.End(BlockKind.Heading, heading.IsSetext ? Math.Max(1, line - 1) : line, heading.Level);
                    break;
                case ParagraphBlock paragraph:
                    AppendText(paragraph, sink);
                    MarkdownMarks.Drop(sink.Text, place.Kind);
                    sink.End(place.Kind, line);
                    break;
                case CodeBlock:
                    sink.CountCodeBlock();
                    break;
                case HtmlBlock html:
                    ReadHtml(html, line, sink);
                    break;
                case Table table:
                    ReadTable(table, line, sink);
                    break;
                case LinkReferenceDefinitionGroup:
                    break;
                case ListBlock list:
                    Walk(list, place with { Kind = BlockKind.ListItem }, sink);
                    break;
                case ContainerBlock other:
                    Walk(other, place, sink);
                    break;
                default:
                    break;
            }
        }
    }

    private static void AppendText(LeafBlock block, BlockSink sink)
    {
        if (block.ProcessInlines)
        {
            MarkdownInlines.Append(block.Inline, sink);
            return;
        }

        using var text = new TextBuffer();
        foreach (var line in block.Lines.Lines.AsSpan(0, block.Lines.Count))
        {
            text.Append(line.Slice.AsSpan());
            text.Append(' ');
        }

        MarkStripper.Append(text.Span, sink);
    }

    private static void ReadHtml(HtmlBlock html, int line, BlockSink sink)
    {
        if (html.Type == HtmlBlockType.Comment && html.Lines.Count == 1)
        {
            var only = html.Lines.Lines[0].Slice.AsSpan().TrimEnd();
            if (only.IndexOf("-->", StringComparison.Ordinal) == only.Length - 3)
            {
                return;
            }
        }

        // Built apart from the sink's buffer, into which the HTML reader writes.
        using var text = new TextBuffer();
        foreach (var slice in html.Lines.Lines.AsSpan(0, html.Lines.Count))
        {
            text.Append(slice.Slice.AsSpan());
            text.Append('\n');
        }

        new HtmlReader(text.Span, line, sink).Read();
    }

    private static void ReadTable(Table table, int line, BlockSink sink)
    {
        // Rows have no line of their own in the tree. In a pipe table each is one line, and the delimiters follow
        // the header.
        var row = 0;
        foreach (var cells in table)
        {
            foreach (var cell in (TableRow)cells)
            {
                foreach (var content in (TableCell)cell)
                {
                    MarkdownInlines.Append((content as LeafBlock)?.Inline, sink);
                    sink.Text.Append(' ');
                }

                sink.End(BlockKind.TableCell, line + row);
            }

            row += row == 0 ? 2 : 1;
        }
    }

    private readonly record struct Place(int FirstLine, BlockKind Kind);
}
