namespace TagTasks.Inference.Cleaning;

/// <summary>
/// Strips inline marks without parsing: images, tags and the addresses of links go, everything else stays. Looks ahead
/// a bounded number of characters, so it is linear on any input.
/// </summary>
internal static class InlineMarks
{
    private const int Lookahead = 1_000;

    /// <summary>Appends a line without its marks.</summary>
    public static void Append(ReadOnlySpan<char> line, BlockSink sink)
    {
        for (var i = 0; i < line.Length; i++)
        {
            var rest = line[i..];
            switch (rest[0])
            {
                case '!' when rest.Length > 1 && rest[1] == '[' && ImageLength(rest) is > 0 and var image:
                    sink.CountImage();
                    i += image - 1;
                    break;
                case ']' when rest.Length > 1 && rest[1] == '(' && Window(rest).IndexOf(')') is > 0 and var close:
                    i += close;
                    break;
                case '<' when rest.Length > 2 && (char.IsAsciiLetter(rest[1]) || rest[1] is '/' or '!') && Window(rest).IndexOf('>') is > 0 and var end:
                    CountImage(rest, sink);
                    sink.Text.Append(' ');
                    i += end;
                    break;
                case '&':
                    i += CharacterReferences.Append(rest, sink.Text) - 1;
                    break;
                case '*' or '`' or '[' or ']' or '|':
                    sink.Text.Append(rest[0] == '|' ? " " : "");
                    break;
                default:
                    sink.Text.Append(rest[0]);
                    break;
            }
        }
    }

    private static int ImageLength(ReadOnlySpan<char> rest)
    {
        var window = Window(rest);
        var text = window.IndexOf("](", StringComparison.Ordinal);
        var close = text < 0 ? -1 : window[text..].IndexOf(')');
        return close < 0 ? 0 : text + close + 1;
    }

    private static void CountImage(ReadOnlySpan<char> tag, BlockSink sink)
    {
        if (tag[1..].StartsWith("img", StringComparison.OrdinalIgnoreCase))
        {
            sink.CountImage();
        }
    }

    private static ReadOnlySpan<char> Window(ReadOnlySpan<char> rest) => rest[..Math.Min(rest.Length, Lookahead)];
}
