namespace TagTasks.Inference.Cleaning;

/// <summary>Drops the inline marks of reStructuredText: roles go, the text of links stays. One pass.</summary>
internal static class ReStructuredTextInlines
{
    private const int LongestRole = 40;
    private const int LongestSubstitution = 80;

    public static void Append(ReadOnlySpan<char> text, BlockSink sink)
    {
        var noMoreTicks = false;
        var i = 0;
        while (i < text.Length)
        {
            var c = text[i];
            switch (c)
            {
                case '*':
                    i++;
                    break;
                case '\\':
                    i++;
                    break;
                case '`' when !noMoreTicks && i + 1 < text.Length && text[i + 1] != '`':
                    var close = text[(i + 1)..].IndexOf('`');
                    noMoreTicks = close < 0;
                    i += close < 0 ? 1 : AppendInterpreted(text[i..], close, sink);
                    break;
                case '`':
                    i += noMoreTicks ? 1 : AppendLiteral(text[i..], sink);
                    break;
                case ':':
                    var role = RoleLength(text[i..]);
                    i += Math.Max(role, 1);
                    sink.Text.Append(role > 0 ? "" : ":");
                    break;
                case '|':
                    i += Math.Max(SubstitutionLength(text[i..]), 1);
                    break;
                case '_' when IsReferenceMark(text, i):
                    i++;
                    break;
                default:
                    sink.Text.Append(c);
                    i++;
                    break;
            }
        }
    }

    // `text <address>`_ and :role:`text <target>` both read "text".
    private static int AppendInterpreted(ReadOnlySpan<char> text, int length, BlockSink sink)
    {
        var content = text.Slice(1, length);
        var target = content.EndsWith('>') ? content.LastIndexOf('<') : -1;
        sink.Text.Append(target > 0 ? content[..target].TrimEnd() : content.Trim("<>"));
        var end = length + 2;
        while (end < text.Length && end < length + 4 && text[end] == '_')
        {
            end++;
        }

        return end;
    }

    // ``text`` is read as it stands; two back-ticks that nothing closes vanish.
    private static int AppendLiteral(ReadOnlySpan<char> text, BlockSink sink)
    {
        var close = text.Length < 3 ? -1 : text[2..].IndexOf('`');
        if (close < 0)
        {
            return Math.Min(2, text.Length);
        }

        sink.Text.Append(text.Slice(2, close));
        return Math.Min(close + 4, text.Length);
    }

    private static int RoleLength(ReadOnlySpan<char> text)
    {
        for (var i = 1; i < text.Length - 1 && i < LongestRole; i++)
        {
            if (text[i] == ':' && text[i + 1] == '`')
            {
                return i > 1 ? i + 1 : 0;
            }

            if (!char.IsAsciiLetterOrDigit(text[i]) && text[i] is not ('-' or '_' or '.' or '+' or ':'))
            {
                return 0;
            }
        }

        return 0;
    }

    private static int SubstitutionLength(ReadOnlySpan<char> text)
    {
        var close = text[1..Math.Min(text.Length, LongestSubstitution)].IndexOf('|');
        return close > 0 && text[1] != ' ' && text[close] != ' ' ? close + 2 : 0;
    }

    private static bool IsReferenceMark(ReadOnlySpan<char> text, int at) =>
        at > 0
        && (char.IsLetterOrDigit(text[at - 1]) || text[at - 1] is ']' or '_')
        && (at + 1 == text.Length || !char.IsLetterOrDigit(text[at + 1]));
}
