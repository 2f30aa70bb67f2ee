using System.Buffers;

namespace TagTasks.Tool.Prompt;

/// <summary>One line of a list: its bullet or number, its name, what it says about the name.</summary>
internal static class TagLine
{
    private static readonly SearchValues<char> NotInTags = SearchValues.Create("[]{}<>。:：");

    public static bool IsItem(string line) => ItemStart(line, out _) > 0;

    /// <summary>Whether a text is as short as tags are, and no sentence.</summary>
    public static bool IsShort(string entry)
    {
        var trimmed = entry.AsSpan().Trim();
        return trimmed.Length is > 0 and <= 40
            && trimmed.Count(' ') <= 3
            && !trimmed.ContainsAny(NotInTags)
            && trimmed[0] is not ('#' or '>' or '=')
            && !trimmed.StartsWith("```");
    }

    public static RequestTag ReadItem(string line)
    {
        var start = ItemStart(line, out var number);
        var tag = ReadEntry(line[start..]);
        return tag.IdJson is null ? tag with { IdJson = number } : tag;
    }

    /// <summary>Reads "ai", "ai (17)", "17: ai", "ai: about models", "**ai** - about models".</summary>
    public static RequestTag ReadEntry(string entry)
    {
        var trimmed = entry.Trim().TrimEnd(',', ';', '，');
        foreach (var joint in new[] { ": ", " - ", " – ", " — ", "：", " = ", " | " })
        {
            var at = trimmed.IndexOf(joint, StringComparison.Ordinal);
            if (at > 0)
            {
                var left = Unquote(trimmed[..at]);
                var right = trimmed[(at + joint.Length)..].Trim();
                return LooseText.IsNumber(left.Length == 0 ? "x" : left) ? new RequestTag(Unquote(right), left, null, [])
                    : LooseText.IsNumber(right.Length == 0 ? "x" : right) ? new RequestTag(left, right, null, [])
                    : new RequestTag(left, null, right, []);
            }
        }

        var open = trimmed.LastIndexOf('(');
        if (open > 0 && trimmed[^1] == ')')
        {
            var inside = trimmed[(open + 1)..^1].Replace("id", "", StringComparison.OrdinalIgnoreCase).Trim(' ', ':', '=', '#');
            if (inside.Length > 0 && LooseText.IsNumber(inside))
            {
                return new RequestTag(Unquote(trimmed[..open]), inside, null, []);
            }
        }

        return new RequestTag(Unquote(trimmed), null, null, []);
    }

    public static string Unquote(string name)
    {
        var trimmed = name.Trim().Trim('*', '_').Trim();
        return trimmed.Length >= 2 && LooseText.ClosingQuote(trimmed[0]) == trimmed[^1] ? trimmed[1..^1] : trimmed;
    }

    private static int ItemStart(string line, out string? number)
    {
        number = null;
        var at = 0;
        while (at < line.Length && line[at] is ' ' or '\t')
        {
            at++;
        }

        if (at + 1 < line.Length && line[at] is '-' or '*' or '+' or '•' or '·' && line[at + 1] is ' ' or '\t')
        {
            return at + 2;
        }

        var digits = at;
        while (digits < line.Length && char.IsAsciiDigit(line[digits]))
        {
            digits++;
        }

        if (digits == at || digits - at > 9 || digits >= line.Length || line[digits] is not ('.' or ')' or '、'))
        {
            return 0;
        }

        number = int.Parse(line.AsSpan(at, digits - at), provider: null).ToString(System.Globalization.CultureInfo.InvariantCulture);
        return digits + 1 < line.Length ? digits + 1 : 0;
    }
}
