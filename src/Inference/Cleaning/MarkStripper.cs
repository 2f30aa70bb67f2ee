using System.Buffers;

namespace TagTasks.Inference.Cleaning;

/// <summary>
/// Drops inline marks without matching them up: for text on which a parser would take quadratic time, and for what
/// lies beyond the part that is parsed. One pass, linear on any input.
/// </summary>
internal ref struct MarkStripper(ReadOnlySpan<char> text, BlockSink sink)
{
    private static readonly SearchValues<char> Marks = SearchValues.Create("*_`~[]!<&\\");

    private readonly ReadOnlySpan<char> text = text;
    private readonly BlockSink sink = sink;
    private HtmlTagScanner tags = new(text.Length);
    private bool noMoreTargets;
    private bool noMoreImages;

    /// <summary>Appends a text, less its marks, to the sink's buffer.</summary>
    public static void Append(ReadOnlySpan<char> text, BlockSink sink) => new MarkStripper(text, sink).Strip();

    private void Strip()
    {
        var i = 0;
        while (i < text.Length)
        {
            var plain = text[i..].IndexOfAny(Marks);
            if (plain < 0)
            {
                sink.Text.Append(text[i..]);
                return;
            }

            sink.Text.Append(text.Slice(i, plain));
            i = StripMark(i + plain);
        }
    }

    // Returns where to go on.
    private int StripMark(int at)
    {
        switch (text[at])
        {
            case '\\' when at + 1 < text.Length && char.IsAscii(text[at + 1]) && char.IsPunctuation(text[at + 1]):
                sink.Text.Append(text[at + 1]);
                return at + 2;
            case '_' when IsWithinWord(at):
            case '\\':
                sink.Text.Append(text[at]);
                return at + 1;
            case '!':
                return StripImage(at);
            case ']':
                return StripTarget(at);
            case '<':
                return StripTag(at);
            case '&':
                return at + CharacterReferences.Append(text[at..], sink.Text);
            default:
                return at + 1;
        }
    }

    private readonly bool IsWithinWord(int at) =>
        at > 0 && at + 1 < text.Length && char.IsLetterOrDigit(text[at - 1]) && char.IsLetterOrDigit(text[at + 1]);

    private int StripImage(int at)
    {
        if (at + 1 == text.Length || text[at + 1] != '[')
        {
            sink.Text.Append('!');
            return at + 1;
        }

        if (noMoreImages)
        {
            return at + 2;
        }

        var middle = text[at..].IndexOf("](", StringComparison.Ordinal);
        noMoreImages = middle < 0;
        if (noMoreImages)
        {
            return at + 2;
        }

        sink.CountImage();
        return StripTarget(at + middle);
    }

    private int StripTarget(int at)
    {
        if (at + 1 < text.Length && text[at + 1] == '(' && !noMoreTargets)
        {
            var end = text[at..].IndexOf(')');
            noMoreTargets = end < 0;
            if (end > 0)
            {
                return at + end + 1;
            }
        }

        return at + 1;
    }

    private int StripTag(int at)
    {
        var tag = tags.Scan(text, at);
        if (tag.Length == 0)
        {
            return at + 1;
        }

        switch (HtmlTags.RoleOf(tag.Name(text)))
        {
            case HtmlRole.Image:
                sink.CountImage();
                break;
            case HtmlRole.Block:
                sink.Text.Append(' ');
                break;
            default:
                break;
        }

        return at + tag.Length;
    }
}
