using System.Runtime.CompilerServices;
using TagTasks.Inference.Vocabularies;

namespace TagTasks.Tool.Audit.Rules.Tags;

/// <summary>Finds the tags of a vocabulary by any spelling. Immutable and thread-safe.</summary>
internal sealed class VocabularyWords
{
    private static readonly ConditionalWeakTable<TagVocabulary, VocabularyWords> Known = [];

    private readonly TagVocabulary vocabulary;
    private readonly HashSet<string> exact;
    private readonly Dictionary<string, TagDefinition> names = new(StringComparer.Ordinal);
    private readonly Dictionary<string, TagDefinition> aliases = new(StringComparer.Ordinal);

    private VocabularyWords(TagVocabulary vocabulary)
    {
        this.vocabulary = vocabulary;
        exact = vocabulary.Tags.Select(tag => tag.Name.Trim()).ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var tag in vocabulary.Tags)
        {
            names.TryAdd(TagWords.Fold(tag.Name.Trim()), tag);
            foreach (var alias in tag.Aliases)
            {
                aliases.TryAdd(TagWords.Fold(alias), tag);
            }
        }
    }

    /// <summary>Those of a vocabulary.</summary>
    public static VocabularyWords Of(TagVocabulary vocabulary) => Known.GetValue(vocabulary, key => new VocabularyWords(key));

    /// <summary>Whether a tag is of the vocabulary as it stands, but for case.</summary>
    public bool Has(string tag) => exact.Contains(tag);

    /// <summary>The tag that a tag is, whatever its spelling or number; null when it is none.</summary>
    public TagDefinition? Find(string tag)
    {
        var word = TagWords.Fold(tag);
        return names.GetValueOrDefault(word)
            ?? TagWords.OtherNumbers(word).Select(other => names.GetValueOrDefault(other)).FirstOrDefault(found => found is not null && TagWords.AreSame(found.Name.Trim(), tag));
    }

    /// <summary>The tag that a tag is another word for; null when there is none.</summary>
    public TagDefinition? FindByAlias(string tag) => aliases.GetValueOrDefault(TagWords.Fold(tag));

    /// <summary>The tag that a tag misspells by one letter; null when there is none.</summary>
    public TagDefinition? FindByTypo(string tag) => vocabulary.Tags.FirstOrDefault(known => TagWords.IsTypo(tag, known.Name.Trim()));
}
