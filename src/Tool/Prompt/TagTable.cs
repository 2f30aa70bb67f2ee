using TagTasks.Tool.Output;

namespace TagTasks.Tool.Prompt;

/// <summary>Reads a list of tags from a Markdown table: the column of names, beside it ids and descriptions.</summary>
internal static class TagTable
{
    private const int LineLimit = 20_000;

    /// <summary>The tags of the table that a line begins or announces; <c>last</c> is the table's last line.</summary>
    public static List<RequestTag> Read(string text, List<TextRange> lines, int announced, out int last)
    {
        last = announced;
        var head = announced;
        if (!IsRow(text, lines, head))
        {
            head++;
            while (head < lines.Count && head <= announced + 2 && Lines.IsBlank(text, lines[head]))
            {
                head++;
            }
        }

        if (!IsRow(text, lines, head) || !IsRow(text, lines, head + 1) || !IsRule(text, lines[head + 1]))
        {
            return [];
        }

        var columns = Cells(text, lines[head]);
        var id = Array.FindIndex(columns, cell => cell == "#" || TagKeys.IsId(cell));
        var name = NameColumn(columns, id);
        var description = Array.FindIndex(columns, TagKeys.IsDescription);
        var tags = new List<RequestTag>();
        for (var i = head + 2; IsRow(text, lines, i); i++)
        {
            var cells = Cells(text, lines[i]);
            var number = Cell(cells, id);
            tags.Add(new RequestTag(
                TagLine.Unquote(Cell(cells, name)),
                number.Length == 0 ? null : LooseText.IsNumber(number) ? number : JsonText.Quote(number),
                Cell(cells, description) is { Length: > 0 } words && description != name ? words : null,
                []));
            last = i;
        }

        return tags.Count >= 2 ? tags : [];
    }

    private static int NameColumn(string[] columns, int id)
    {
        var named = Array.FindIndex(columns, cell => TagKeys.IsName(cell) && Cues.MentionsTag(cell.ToLowerInvariant()));
        named = named < 0 ? Array.FindIndex(columns, TagKeys.IsName) : named;
        return named >= 0 ? named : id == 0 && columns.Length > 1 ? 1 : 0;
    }

    private static bool IsRow(string text, List<TextRange> lines, int at) =>
        at < lines.Count
        && lines[at].Length is > 0 and < LineLimit
        && text.AsSpan(lines[at].Start, lines[at].Length).Contains('|');

    private static bool IsRule(string text, TextRange line) =>
        text.AsSpan(line.Start, line.Length) is var rule && rule.Contains('-') && rule.IndexOfAnyExcept("|-: \r") < 0;

    private static string[] Cells(string text, TextRange line)
    {
        var row = line.Of(text).Trim();
        row = row.StartsWith('|') ? row[1..] : row;
        return (row.EndsWith('|') ? row[..^1] : row).Split('|', StringSplitOptions.TrimEntries);
    }

    private static string Cell(string[] cells, int column) => column >= 0 && column < cells.Length ? cells[column] : "";
}
