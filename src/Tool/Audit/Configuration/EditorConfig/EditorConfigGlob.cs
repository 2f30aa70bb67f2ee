using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace TagTasks.Tool.Audit.Configuration.EditorConfig;

/// <summary>
/// The pattern of a section, as the EditorConfig specification has it: <c>*</c>, <c>**</c>, <c>?</c>, <c>[seq]</c>,
/// <c>[!seq]</c>, <c>{a,b}</c>, <c>{1..3}</c>, and a backslash before what is meant literally. Immutable.
/// </summary>
internal sealed partial class EditorConfigGlob
{
    private readonly Regex? regex;
    private readonly List<(long Low, long High)> ranges = [];

    /// <summary>Reads a pattern.</summary>
    public EditorConfigGlob(string pattern)
    {
        // One without a slash is for files at any depth, one with a slash for paths from the folder of its file on.
        var slash = pattern.IndexOf('/', StringComparison.Ordinal);
        var rooted = slash switch
        {
            0 => pattern[1..],
            > 0 => pattern,
            _ => "**/" + pattern,
        };

        // In time linear in the path, whatever the pattern: files of settings come from anywhere.
        try
        {
            regex = new Regex($@"\A(?:{Translate(rooted)})\z", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.Singleline);
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            // `[z-a]`, or a pattern of a megabyte: nothing is meant by it.
        }
    }

    /// <summary>Whether a file is meant.</summary>
    /// <param name="path">Its path relative to the folder of the pattern's file, with forward slashes.</param>
    public bool Matches(string path)
    {
        var match = regex?.Match(path) ?? Match.Empty;
        if (!match.Success)
        {
            return false;
        }

        for (var i = 0; i < ranges.Count; i++)
        {
            var group = match.Groups[i + 1];
            if (group.Success && !(long.TryParse(group.ValueSpan, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
                && number >= ranges[i].Low && number <= ranges[i].High))
            {
                return false;
            }
        }

        return true;
    }

    private string Translate(string pattern)
    {
        var result = new StringBuilder();
        var braces = 0;
        var balanced = Unescaped(pattern, '{') == Unescaped(pattern, '}');
        for (var i = 0; i < pattern.Length;)
        {
            var rest = pattern.AsSpan(i);
            if (rest.StartsWith("**/") && i == 0)
            {
                result.Append("(?:.*/)?");
                i += 3;
            }
            else if (rest.StartsWith("/**/"))
            {
                result.Append("(?:/|/.*/)");
                i += 4;
            }
            else if (rest.StartsWith("**"))
            {
                result.Append(".*");
                i += 2;
            }
            else if (pattern[i] == '[' && CharacterClass(rest) is var (set, length) && length > 0)
            {
                result.Append(set);
                i += length;
            }
            else if (pattern[i] == '{' && Single(rest) is { } single)
            {
                result.Append(NumberRange().Match(single) is { Success: true } range ? Range(range) : $@"\{{{Translate(single)}\}}");
                i += single.Length + 2;
            }
            else
            {
                result.Append(pattern[i] switch
                {
                    '*' => "[^/]*",
                    '?' => "[^/]",
                    '{' when balanced && ++braces > 0 => "(?:",
                    ',' when braces > 0 => "|",
                    '}' when braces > 0 && braces-- > 0 => ")",
                    '\\' when i + 1 < pattern.Length => Literal(pattern[++i]),
                    var c => Literal(c),
                });
                i++;
            }
        }

        return result.ToString();
    }

    private string Range(Match match)
    {
        var (one, other) = (Number(match.Groups[1].ValueSpan), Number(match.Groups[2].ValueSpan));
        ranges.Add((Math.Min(one, other), Math.Max(one, other)));

        // Digits only: `060` is no number of a range.
        return "([+-]?(?:0|[1-9][0-9]*))";
    }

    private static long Number(ReadOnlySpan<char> digits) => long.Parse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);

    // A class that holds a slash, or does not end, is none: its bracket is a bracket.
    private static (string Set, int Length) CharacterClass(ReadOnlySpan<char> rest)
    {
        var set = new StringBuilder("[");
        var at = 1;
        if (rest.Length > 1 && rest[1] is '!' or '^')
        {
            set.Append('^');
            at++;
        }

        for (var first = true; at < rest.Length; at++, first = false)
        {
            switch (rest[at])
            {
                case '/':
                    return ("", 0);
                case ']' when !first:
                    return (set.Append(']').ToString(), at + 1);
                case '-' when !first:
                    set.Append('-');
                    break;
                case '\\' when at + 1 < rest.Length && rest[at + 1] != '/':
                    set.Append(ClassMember(rest[++at]));
                    break;
                default:
                    set.Append(ClassMember(rest[at]));
                    break;
            }
        }

        return ("", 0);
    }

    private static string ClassMember(char c) => $@"\u{(int)c:x4}";

    private static string Literal(char c) => Regex.Escape(c.ToString()) is var escaped && c is '}' or ']' ? $@"\{c}" : escaped;

    // What stands in braces without a comma; null where there is a comma or another brace, or no end.
    private static string? Single(ReadOnlySpan<char> rest)
    {
        for (var i = 1; i < rest.Length; i++)
        {
            switch (rest[i])
            {
                case '\\':
                    i++;
                    break;
                case ',' or '{':
                    return null;
                case '}':
                    return rest[1..i].ToString();
                default:
                    break;
            }
        }

        return null;
    }

    private static int Unescaped(string pattern, char c)
    {
        var count = 0;
        for (var i = 0; i < pattern.Length; i++)
        {
            if (pattern[i] == '\\')
            {
                i++;
            }
            else if (pattern[i] == c)
            {
                count++;
            }
        }

        return count;
    }

    [GeneratedRegex(@"\A([+-]?[0-9]{1,18})\.\.([+-]?[0-9]{1,18})\z", RegexOptions.CultureInvariant)]
    private static partial Regex NumberRange();
}
