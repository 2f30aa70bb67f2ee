using System.Text;

namespace TagTasks.Tool.Audit.Fixing.Editing;

/// <summary>A piece of a text that is replaced. Immutable.</summary>
/// <param name="Start">Where it begins, in characters.</param>
/// <param name="Length">Characters that go; 0 when something only comes.</param>
/// <param name="New">What comes in their place.</param>
internal sealed record TextEdit(int Start, int Length, string New)
{
    /// <summary>A text with edits made, none of which overlap.</summary>
    public static string Apply(string text, IEnumerable<TextEdit> edits)
    {
        var result = new StringBuilder(text.Length);
        var at = 0;
        foreach (var edit in edits.OrderBy(edit => edit.Start).ThenBy(edit => edit.Length))
        {
            result.Append(text, at, edit.Start - at).Append(edit.New);
            at = edit.Start + edit.Length;
        }

        return result.Append(text, at, text.Length - at).ToString();
    }
}
