using TagTasks.Tool.Output;

namespace TagTasks.Tool.Prompt;

/// <summary>Finds the repository's id where the request gives it in words: "its id is 1510", "编号:42".</summary>
internal static class IdFinder
{
    private static readonly string[] Names = ["id", "编号", "番号", "ид"];
    private static readonly string[] Joints = ["number", "is", "was", "为", "是", "は", "ist", "est", "es", "é", ":", "：", "=", "#"];

    /// <summary>The id as JSON, a number when written without quotes; null when there is none.</summary>
    public static string? Find(string words)
    {
        var lower = words.ToLowerInvariant();
        foreach (var name in Names)
        {
            for (var at = lower.IndexOf(name, StringComparison.Ordinal); at >= 0; at = lower.IndexOf(name, at + 1, StringComparison.Ordinal))
            {
                if ((at == 0 || !char.IsLetterOrDigit(lower[at - 1]) || lower[at - 1] >= 0x2E80)
                    && ReadBehind(words, lower, at + name.Length) is { } id)
                {
                    return id;
                }
            }
        }

        return null;
    }

    private static string? ReadBehind(string words, string lower, int at)
    {
        for (var moved = true; moved;)
        {
            moved = false;
            while (at < lower.Length && lower[at] is ' ' or '`' or '*')
            {
                at++;
            }

            foreach (var joint in Joints)
            {
                if (lower.AsSpan(at).StartsWith(joint, StringComparison.Ordinal))
                {
                    at += joint.Length;
                    moved = true;
                    break;
                }
            }
        }

        var close = at < words.Length ? LooseText.ClosingQuote(words[at]) : '\0';
        if (close is not ('\0' or '`'))
        {
            return LooseText.ReadQuoted(words, new TextRange(at, Math.Min(words.Length, at + 100)), close, out _) is { Length: > 0 } quoted
                ? JsonText.Quote(quoted)
                : null;
        }

        var end = at;
        while (end < words.Length && (char.IsAsciiLetterOrDigit(words[end]) || words[end] is '-' or '_'))
        {
            end++;
        }

        var word = words[at..end];
        return !word.Any(char.IsAsciiDigit) || word.Length > 60 ? null
            : LooseText.IsNumber(word) ? word
            : JsonText.Quote(word);
    }
}
