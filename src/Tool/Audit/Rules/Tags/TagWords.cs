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

    private static bool IsPlural(string plural, string word) =>
        word.Length > 2 && (plural == word + "s" || plural == word + "es" || (word.EndsWith('y') && plural == word[..^1] + "ies"));
}
