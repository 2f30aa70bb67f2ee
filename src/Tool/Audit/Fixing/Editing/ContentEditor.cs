namespace TagTasks.Tool.Audit.Fixing.Editing;

/// <summary>Changes the value of an element character by character; comments and the marks of CDATA sections stay. Not thread-safe.</summary>
internal sealed class ContentEditor(ElementContent content)
{
    // By character: null when it stays.
    private readonly string?[] replaced = new string?[content.Units.Count];
    private readonly string[] behind = [.. Enumerable.Repeat("", content.Units.Count)];

    /// <summary>Removes characters.</summary>
    public void Delete(int start, int end) => Array.Fill(replaced, "", start, end - start);

    /// <summary>Puts a text in the place of at least one character.</summary>
    public void Replace(int start, int end, string text)
    {
        Delete(start, end);
        replaced[start] = text;
    }

    /// <summary>Puts a text behind a character, whether that stays or not, and behind what was put there before.</summary>
    public void InsertBehind(int index, string text) => behind[index] += text;

    /// <summary>The edits of the file.</summary>
    /// <exception cref="CannotEditException">A text cannot stand where it would have to.</exception>
    public IEnumerable<TextEdit> Edits()
    {
        for (var i = 0; i < replaced.Length; i++)
        {
            var unit = content.Units[i];
            if (replaced[i] is { } text)
            {
                yield return new TextEdit(unit.Start, unit.End - unit.Start, Spelled(text, unit));
            }

            if (behind[i].Length > 0)
            {
                yield return new TextEdit(unit.End, 0, Spelled(behind[i], unit));
            }
        }
    }

    /// <summary>The edit that gives an element another value as a whole; what it held, comments too, goes.</summary>
    public static TextEdit Fill(ElementContent content, string text) => content.IsSelfClosing
        ? new TextEdit(content.Start, content.End - content.Start, $">{XmlScan.Escape(text)}</{content.Name}>")
        : new TextEdit(content.Start, content.End - content.Start, XmlScan.Escape(text));

    private static string Spelled(string text, ElementContent.Unit unit) =>
        !unit.IsCData ? XmlScan.Escape(text)
        : text.Contains("]]>", StringComparison.Ordinal) ? throw new CannotEditException("has a CDATA section that would end too early")
        : text;
}
