using System.Globalization;
using System.Text;

namespace TagTasks.Tool.Prompt;

/// <summary>Undoes JSON's escapes; an escape that is none stays as it is written.</summary>
internal static class Escapes
{
    /// <summary>Whether a text of one line was written with escaped line breaks.</summary>
    public static bool IsEscaped(string text) =>
        text.Contains("\\n", StringComparison.Ordinal) && !text.AsSpan().Trim().Contains('\n');

    public static string Decode(string text)
    {
        if (!text.Contains('\\', StringComparison.Ordinal))
        {
            return text;
        }

        var result = new StringBuilder(text.Length);
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] != '\\' || at + 1 == text.Length)
            {
                result.Append(text[at]);
                continue;
            }

            at++;
            at += AppendEscaped(result, text, at);
        }

        return result.ToString();
    }

    // Returns how many characters behind the escape's letter were used.
    private static int AppendEscaped(StringBuilder result, string text, int at)
    {
        if (text[at] == 'u')
        {
            if (at + 4 < text.Length
                && ushort.TryParse(text.AsSpan(at + 1, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var unit))
            {
                result.Append((char)unit);
                return 4;
            }

            result.Append("\\u");
            return 0;
        }

        _ = text[at] switch
        {
            'n' => result.Append('\n'),
            'r' => result.Append('\r'),
            't' => result.Append('\t'),
            'b' => result.Append('\b'),
            'f' => result.Append('\f'),
            '"' or '\\' or '/' or '\'' => result.Append(text[at]),
            var other => result.Append('\\').Append(other),
        };
        return 0;
    }
}
