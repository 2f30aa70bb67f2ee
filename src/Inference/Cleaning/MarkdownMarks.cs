namespace TagTasks.Inference.Cleaning;

/// <summary>Drops GitHub's additions to CommonMark that stand as text in the tree.</summary>
internal static class MarkdownMarks
{
    private static readonly string[] Alerts = ["[!NOTE]", "[!TIP]", "[!IMPORTANT]", "[!WARNING]", "[!CAUTION]"];

    /// <summary>Blanks out an alert's mark, a task's box and a footnote's label at the start of a block.</summary>
    public static void Drop(TextBuffer buffer, BlockKind kind)
    {
        var text = buffer.Span;
        if (text.Length < 3 || text[0] != '[')
        {
            return;
        }

        if (kind == BlockKind.ListItem && text[1] is ' ' or 'x' or 'X' && text[2] == ']')
        {
            text[..3].Fill(' ');
            return;
        }

        foreach (var alert in Alerts)
        {
            if (text.StartsWith(alert, StringComparison.OrdinalIgnoreCase))
            {
                text[..alert.Length].Fill(' ');
                return;
            }
        }
    }
}
