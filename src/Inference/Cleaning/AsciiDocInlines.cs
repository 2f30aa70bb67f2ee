namespace TagTasks.Inference.Cleaning;

/// <summary>Drops the inline marks of AsciiDoc: the text of links stays, their targets and images go. One pass.</summary>
internal static class AsciiDocInlines
{
    private const int LongestAttribute = 60;

    private static readonly string[] Links = ["http://", "https://", "ftp://", "link:", "xref:", "mailto:", "footnote:"];

    public static void Append(ReadOnlySpan<char> text, BlockSink sink)
    {
        // Where in the buffer the word being read began: if it turns out to be a link's target, it goes.
        var word = sink.Text.Length;
        var i = 0;
        while (i < text.Length)
        {
            var c = text[i++];
            switch (c)
            {
                case '`' or '*' or '#' or '+' or '^' or '~' or ']':
                    break;
                case '_' when i < 2 || i == text.Length || !char.IsLetterOrDigit(text[i - 2])
                    || !char.IsLetterOrDigit(text[i]):
                    break;
                case '{':
                    i += AttributeLength(text[i..]);
                    break;
                case '<' when i < text.Length && text[i] == '<':
                    i = EndOfReferenceTarget(text, i + 1);
                    break;
                case '>' when i < text.Length && text[i] == '>':
                    i++;
                    break;
                case '[':
                    i = OpenBracket(text, i, word, sink);
                    word = sink.Text.Length;
                    break;
                default:
                    sink.Text.Append(c);
                    word = c <= ' ' || c == '(' || c > '\u007F' ? sink.Text.Length : word;
                    break;
            }
        }
    }

    private static int OpenBracket(ReadOnlySpan<char> text, int next, int word, BlockSink sink)
    {
        ReadOnlySpan<char> target = sink.Text.Span[word..];
        if (target.StartsWith("image:", StringComparison.Ordinal))
        {
            sink.CountImage();
            sink.Text.Truncate(word);
            var close = text[next..].IndexOf(']');
            return close < 0 ? text.Length : next + close + 1;
        }

        foreach (var link in Links)
        {
            if (target.StartsWith(link, StringComparison.OrdinalIgnoreCase))
            {
                sink.Text.Truncate(word);
                break;
            }
        }

        return next;
    }

    private static int AttributeLength(ReadOnlySpan<char> text) =>
        text[..Math.Min(text.Length, LongestAttribute)].IndexOf('}') + 1;

    // <<id,text>> reads "text"; a target is one short word.
    private static int EndOfReferenceTarget(ReadOnlySpan<char> text, int start)
    {
        var rest = text[start..Math.Min(text.Length, start + LongestAttribute)];
        var end = rest.IndexOfAny(',', '>');
        return end >= 0 && rest[end] == ',' ? start + end + 1 : start;
    }
}
