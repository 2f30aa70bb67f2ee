namespace TagTasks.Inference.Cleaning;

/// <summary>Reads text without marks: paragraphs between blank lines, list items, and underlined titles.</summary>
internal static class PlainTextReader
{
    public static void Read(ReadOnlySpan<char> text, BlockSink sink)
    {
        var inItem = false;
        var first = 0;
        var count = 0;
        var lines = new SourceLines(text);
        while (lines.MoveNext())
        {
            var line = lines.Current.Trim();
            var item = LineMarks.ListMarkLength(line);
            if (line.IsEmpty || item > 0 || IsRule(line))
            {
                var isTitle = count == 1 && !inItem && IsRule(line);
                sink.End(isTitle ? BlockKind.Heading : Kind(inItem), first, isTitle ? 1 : 0);
                (inItem, count) = (item > 0, 0);
                line = item > 0 ? line[item..] : [];
            }

            if (!line.IsEmpty)
            {
                first = count == 0 ? lines.Number : first;
                count++;
                sink.Text.Append(line);
                sink.Text.Append(' ');
            }
        }

        sink.End(Kind(inItem), first);
    }

    private static BlockKind Kind(bool inItem) => inItem ? BlockKind.ListItem : BlockKind.Paragraph;

    private static bool IsRule(ReadOnlySpan<char> line) =>
        line.Length >= 3 && line[0] is '=' or '-' or '*' or '~' or '#' && LineMarks.IsRunOf(line, line[0], 3);
}
