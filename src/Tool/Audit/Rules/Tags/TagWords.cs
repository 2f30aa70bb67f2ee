namespace TagTasks.Tool.Audit.Rules.Tags;

/// <summary>Which tags are one tag in other letters. Stateless.</summary>
internal static class TagWords
{
    /// <summary>A tag without what only spelling adds: case, hyphens, dots, underscores. C++, C# and .NET stay apart.</summary>
    public static string Fold(string tag) =>
        string.Concat(tag.Where(c => c is not ('-' or '_' or '.' or ' ')).Select(char.ToLowerInvariant)) is { Length: > 0 } folded ? folded : tag;

    /// <summary>Whether two tags differ by spelling or by number (service, services) alone.</summary>
    public static bool AreSame(string one, string other)
    {
        var (a, b) = (Fold(one), Fold(other));
        return a == b || IsPlural(a, b) || IsPlural(b, a);
    }

    /// <summary>Whether a word is another with one letter wrong, missing, too many or swapped. Short words are never: ef is not ui.</summary>
    public static bool IsTypo(string word, string other)
    {
        var (a, b) = (Fold(word), Fold(other));
        if (a.Length < 5 || b.Length < 5 || Math.Abs(a.Length - b.Length) > 1 || a == b)
        {
            return false;
        }

        var from = 0;
        while (from < Math.Min(a.Length, b.Length) && a[from] == b[from])
        {
            from++;
        }

        var (restA, restB) = (a[from..], b[from..]);
        return restA.Length == restB.Length
            ? restA[1..] == restB[1..] || (restA.Length > 1 && restA[0] == restB[1] && restA[1] == restB[0] && restA[2..] == restB[2..])
            : restA.Length > restB.Length ? restA[1..] == restB : restB[1..] == restA;
    }

    /// <summary>What a folded word may be in the other number; not all of it are words.</summary>
    public static IEnumerable<string> OtherNumbers(string word)
    {
        yield return word + "s";
        yield return word + "es";
        if (word.EndsWith('y'))
        {
            yield return word[..^1] + "ies";
        }

        if (word.EndsWith('s'))
        {
            yield return word[..^1];
        }

        if (word.EndsWith("es", StringComparison.Ordinal))
        {
            yield return word[..^2];
        }

        if (word.EndsWith("ies", StringComparison.Ordinal))
        {
            yield return word[..^3] + "y";
        }
    }

    private static bool IsPlural(string plural, string word) =>
        word.Length > 2 && (plural == word + "s" || plural == word + "es" || (word.EndsWith('y') && plural == word[..^1] + "ies"));
}
