using System.Buffers;
using System.Text;

namespace TagTasks.Tool.Audit.Reports.Markdown;

/// <summary>Text in Markdown that stays text, also in a cell of a table. Stateless.</summary>
internal static class MarkdownText
{
    private static readonly SearchValues<char> Marks = SearchValues.Create(@"\`*_[]<>|~&$#!");

    /// <summary>A text without a mark that means something; line ends and other control characters become blanks.</summary>
    public static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length + 8);
        foreach (var c in text)
        {
            if (Marks.Contains(c))
            {
                escaped.Append('\\');
            }

            escaped.Append(char.IsControl(c) ? ' ' : c);
        }

        return escaped.ToString();
    }
}
