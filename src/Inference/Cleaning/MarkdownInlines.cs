using Markdig.Syntax.Inlines;

namespace TagTasks.Inference.Cleaning;

/// <summary>Turns the inline tree of one block into text.</summary>
internal static class MarkdownInlines
{
    /// <summary>Appends the text to the sink's buffer. Not recursive: emphasis nests as deep as the text says.</summary>
    public static void Append(ContainerInline? container, BlockSink sink)
    {
        Inline? inline = container?.FirstChild;
        while (inline is not null)
        {
            var inner = AppendOne(inline, sink) ? (inline as ContainerInline)?.FirstChild : null;
            if (inner is not null)
            {
                inline = inner;
                continue;
            }

            while (inline is not null && inline.NextSibling is null)
            {
                inline = inline.Parent;
                if (inline == container)
                {
                    return;
                }
            }

            inline = inline?.NextSibling;
        }
    }

    // Returns whether what is inside is read too.
    private static bool AppendOne(Inline inline, BlockSink sink)
    {
        switch (inline)
        {
            case LiteralInline literal:
                sink.Text.Append(literal.Content.AsSpan());
                break;
            case CodeInline code:
                sink.Text.Append(code.ContentSpan);
                break;
            case LineBreakInline:
                sink.Text.Append(' ');
                break;
            case HtmlEntityInline entity:
                sink.Text.Append(entity.Transcoded.AsSpan());
                break;
            case AutolinkInline address:
                sink.Text.Append(address.Url);
                break;
            case HtmlInline html:
                AppendTag(html.Tag, sink);
                break;
            case LinkInline { IsImage: true }:
                sink.CountImage();
                return false;
            case DelimiterInline delimiter:
                sink.Text.Append(delimiter.ToLiteral());
                break;
            default:
                break;
        }

        return true;
    }

    private static void AppendTag(ReadOnlySpan<char> tag, BlockSink sink)
    {
        if (tag.Length < 4)
        {
            return;
        }

        if (tag[1..].StartsWith("br", StringComparison.OrdinalIgnoreCase) && !char.IsAsciiLetter(tag[3]))
        {
            sink.Text.Append(' ');
        }
        else if (tag[1..].StartsWith("img", StringComparison.OrdinalIgnoreCase) && !char.IsAsciiLetter(tag[4]))
        {
            sink.CountImage();
        }
    }
}
