namespace TagTasks.Inference.Cleaning;

/// <summary>
/// Finds where tags, comments and declarations end. Searches that may fail are remembered or rationed, so that a text
/// of nothing but <c>&lt;</c> is read in linear time.
/// </summary>
internal struct HtmlTagScanner(int length)
{
    // What may be spent on tags that turn out to be none; beyond it, quotes are no longer honoured.
    private int patience = (4 * length) + 1024;
    private bool noMoreClosers;

    /// <summary>The tag that begins with the <c>&lt;</c> at a place.</summary>
    public HtmlTag Scan(ReadOnlySpan<char> html, int start)
    {
        var rest = html[start..];
        if (rest.Length < 3 || noMoreClosers)
        {
            return rest.StartsWith("<!--", StringComparison.Ordinal) ? Markup(rest.Length) : default;
        }

        if (rest[1] is '!' or '?')
        {
            return Declaration(rest);
        }

        var closing = rest[1] == '/';
        var nameStart = closing ? 2 : 1;
        if (!char.IsAsciiLetter(rest[nameStart]))
        {
            return default;
        }

        var nameEnd = nameStart + 1;
        while (nameEnd < rest.Length && (char.IsAsciiLetterOrDigit(rest[nameEnd]) || rest[nameEnd] is '-' or ':'))
        {
            nameEnd++;
        }

        var end = TagEnd(rest, nameEnd);
        return end < 0
            ? default
            : new HtmlTag(end + 1, start + nameStart, nameEnd - nameStart, closing, rest[end - 1] == '/');
    }

    /// <summary>Where an element's content and its closing tag end; the end of the text if it is never closed.</summary>
    public static int EndOfContent(ReadOnlySpan<char> html, int start, ReadOnlySpan<char> name)
    {
        var i = start;
        while (i < html.Length)
        {
            var next = html[i..].IndexOf("</", StringComparison.Ordinal);
            if (next < 0)
            {
                break;
            }

            i += next + 2;
            if (html[i..].StartsWith(name, StringComparison.OrdinalIgnoreCase)
                && (i + name.Length == html.Length || !char.IsAsciiLetterOrDigit(html[i + name.Length])))
            {
                var close = html[i..].IndexOf('>');
                return close < 0 ? html.Length : i + close + 1;
            }
        }

        return html.Length;
    }

    private HtmlTag Declaration(ReadOnlySpan<char> rest)
    {
        if (rest.StartsWith("<!--", StringComparison.Ordinal))
        {
            var close = rest.Length < 5 ? -1 : rest[2..].IndexOf("-->", StringComparison.Ordinal);
            return Markup(close < 0 ? rest.Length : close + 5);
        }

        var end = rest.IndexOf('>');
        noMoreClosers = end < 0;
        return Markup(end + 1);
    }

    private int TagEnd(ReadOnlySpan<char> rest, int from)
    {
        for (var i = from; i < rest.Length; i++)
        {
            switch (rest[i])
            {
                case '>':
                    return i;
                case '<':
                    patience -= i;
                    return -1;
                case '"' or '\'' when patience > 0:
                    var close = rest[(i + 1)..].IndexOf(rest[i]);
                    if (close < 0)
                    {
                        patience -= rest.Length;
                    }
                    else
                    {
                        i += close + 1;
                    }

                    break;
                default:
                    break;
            }
        }

        patience -= rest.Length;
        noMoreClosers = !rest.Contains('>');
        return -1;
    }

    private static HtmlTag Markup(int length) => new(length, 0, 0, false, false);
}
