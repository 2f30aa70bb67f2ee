using TagTasks.Inference.Text;

namespace TagTasks.Inference.Cleaning;

/// <summary>Drops GitHub's additions to CommonMark that stand as text in the tree.</summary>
internal static class MarkdownMarks
{
    private const int LongestLabel = 40;

    private static readonly string[] Alerts = ["[!NOTE]", "[!TIP]", "[!IMPORTANT]", "[!WARNING]", "[!CAUTION]"];

    /// <summary>Drops an alert's mark or a task's box at the start of a block, and the labels of footnotes.</summary>
    public static void Drop(TextBuffer buffer, BlockKind kind)
    {
        var text = buffer.Span;
        if (text.Length >= 3 && text[0] == '[')
        {
            text[..OpeningMark(text, kind)].Fill(' ');
        }

        var first = text.IndexOf("[^", StringComparison.Ordinal);
        if (first >= 0)
        {
            buffer.Truncate(DropLabels(text, first));
        }
    }

    private static int OpeningMark(ReadOnlySpan<char> text, BlockKind kind)
    {
        if (kind == BlockKind.ListItem && text[1] is ' ' or 'x' or 'X' && text[2] == ']')
        {
            return 3;
        }

        foreach (var alert in Alerts)
        {
            if (text.StartsWith(alert, StringComparison.OrdinalIgnoreCase))
            {
                return alert.Length;
            }
        }

        return 0;
    }

    // "text[^1]" refers to a footnote, "[^1]: text" is one.
    private static int DropLabels(Span<char> text, int first)
    {
        var length = first;
        for (var i = first; i < text.Length; i++)
        {
            var label = text[i] == '[' ? LabelLength(text[i..]) : 0;
            if (label == 0)
            {
                text[length++] = text[i];
                continue;
            }

            i += label - 1;
            if (i + 1 < text.Length && text[i + 1] == ':')
            {
                i++;
            }
        }

        return length;
    }

    private static int LabelLength(ReadOnlySpan<char> text)
    {
        if (text.Length < 4 || text[1] != '^')
        {
            return 0;
        }

        var i = 2;
        while (i < text.Length && i < LongestLabel && (char.IsAsciiLetterOrDigit(text[i]) || text[i] is '-' or '_'))
        {
            i++;
        }

        return i > 2 && i < text.Length && text[i] == ']' ? i + 1 : 0;
    }
}
