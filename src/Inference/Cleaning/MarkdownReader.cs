using Markdig;
using Markdig.Extensions.Tables;
using Markdig.Syntax;

namespace TagTasks.Inference.Cleaning;

/// <summary>Reads Markdown by walking over Markdig's tree.</summary>
internal static class MarkdownReader
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UsePipeTables().Build();

    /// <summary>Reads a text whose first line has a given number.</summary>
    /// <returns>Whether it was read; nothing is, when Markdig would refuse it or take quadratic time over it.</returns>
    public static bool TryRead(string markdown, int firstLine, BlockSink sink)
    {
        if (MarkdownComplexity.IsExcessive(markdown))
        {
            return false;
        }

        MarkdownDocument document;
        try
        {
            document = Markdown.Parse(markdown, Pipeline);
        }
        catch (ArgumentException)
        {
            // "Markdown elements in the input are too deeply nested - depth limit exceeded."
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
                    MarkdownInlines.Append(heading.Inline, sink);

                    // Of a setext heading Markdig gives the line of its underline.
                    sink.End(BlockKind.Heading, heading.IsSetext ? Math.Max(place.FirstLine, line - 1) : line, heading.Level);
                    break;
                case ParagraphBlock paragraph:
                    MarkdownInlines.Append(paragraph.Inline, sink);
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
