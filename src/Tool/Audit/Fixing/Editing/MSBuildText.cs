using System.Globalization;
using System.Text.RegularExpressions;

namespace TagTasks.Tool.Audit.Fixing.Editing;

/// <summary>Texts as the values of MSBuild properties spell them. Stateless.</summary>
internal static partial class MSBuildText
{
    /// <summary>What <c>%3B</c> and the like stand for.</summary>
    public static string Unescape(string text) =>
        Escape().Replace(text, match => ((char)int.Parse(match.Value.AsSpan(1), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture)).ToString());

    /// <summary>A text that MSBuild takes as it is.</summary>
    public static string Literal(string text) => Special().Replace(text, match => $"%{(int)match.Value[0]:X2}");

    /// <summary>Whether an expression such as <c>$(…)</c> begins at a place.</summary>
    public static bool IsExpression(string text, int at) => at + 1 < text.Length && text[at] is '$' or '@' or '%' && text[at + 1] == '(';

    /// <summary>The place behind an expression; brackets in brackets and in quotes are part of it.</summary>
    public static int ExpressionEnd(string text, int at)
    {
        var depth = 0;
        var quote = '\0';
        for (var i = at + 1; i < text.Length; i++)
        {
            if (quote != '\0')
            {
                quote = text[i] == quote ? '\0' : quote;
                continue;
            }

            switch (text[i])
            {
                case '\'' or '"' or '`':
                    quote = text[i];
                    break;
                case '(':
                    depth++;
                    break;
                case ')' when --depth == 0:
                    return i + 1;
            }
        }

        return text.Length;
    }

    [GeneratedRegex("%[0-9A-Fa-f]{2}")]
    private static partial Regex Escape();

    // A percent sign, dollar or at sign that would mean something.
    [GeneratedRegex(@"%(?=[0-9A-Fa-f]{2}|\()|[$@](?=\()")]
    private static partial Regex Special();
}
