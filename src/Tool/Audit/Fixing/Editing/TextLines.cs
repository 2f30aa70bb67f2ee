namespace TagTasks.Tool.Audit.Fixing.Editing;

/// <summary>Where the lines of a text begin, as XML readers count them: CR LF, LF and a lone CR each end one. Immutable.</summary>
internal sealed class TextLines
{
    private readonly List<int> starts = [0];
    private readonly int length;

    /// <summary>Counts the lines of a text.</summary>
    public TextLines(string text)
    {
        length = text.Length;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\n' || (text[i] == '\r' && (i + 1 == text.Length || text[i + 1] != '\n')))
            {
                starts.Add(i + 1);
            }
        }
    }

    /// <summary>The place of a line and column, both from 1, in characters from 0; null when the text has no such place.</summary>
    public int? Offset(int line, int column) =>
        line >= 1 && line <= starts.Count && column >= 1 && starts[line - 1] + column - 1 is var offset && offset < length ? offset : null;
}
