using TagTasks.Inference.Vocabularies;

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

    /// <summary>The tag of a vocabulary that a tag is, whatever its spelling; null when it is none.</summary>
    public static TagDefinition? Find(TagVocabulary vocabulary, string tag) =>
        vocabulary.Tags.FirstOrDefault(known => Fold(known.Name.Trim()) == Fold(tag))
        ?? vocabulary.Tags.FirstOrDefault(known => AreSame(known.Name.Trim(), tag));

    /// <summary>The tag of a vocabulary that a tag is another word for; null when there is none.</summary>
    public static TagDefinition? FindByAlias(TagVocabulary vocabulary, string tag) =>
        vocabulary.Tags.FirstOrDefault(known => known.Aliases.Any(alias => Fold(alias) == Fold(tag)));

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

    private static bool IsPlural(string plural, string word) =>
        word.Length > 2 && (plural == word + "s" || plural == word + "es" || (word.EndsWith('y') && plural == word[..^1] + "ies"));
}
