namespace TagTasks.Inference.Scoring;

/// <summary>A name or alias of a tag, as the words that must stand in a row.</summary>
/// <param name="Tag">Position of the tag in its vocabulary.</param>
/// <param name="Words">Its words; never empty.</param>
/// <param name="Weight">How telling one occurrence is.</param>
internal sealed record TagPattern(int Tag, string[] Words, double Weight)
{
    /// <summary>Its words with a blank between.</summary>
    public string Phrase => field ??= string.Join(' ', Words);

    /// <summary>The pattern of a name or alias; null when it has no words.</summary>
    public static TagPattern? From(int tag, string name, WordStatistics statistics)
    {
        var words = new List<string>();
        var reader = new WordReader(name.ToLowerInvariant());
        while (reader.MoveNext())
        {
            words.Add(reader.Word.ToString());
        }

        return words.Count == 0 ? null : new TagPattern(tag, [.. words], WeightOf(words, statistics));
    }

    // In Chinese each character is a word, and one rare character says little: the weight is that of all together.
    private static double WeightOf(List<string> words, WordStatistics statistics) =>
        words.Exists(word => word[0] > '\u007F')
            ? Math.Min(words.Sum(statistics.Idf), statistics.MaximumIdf)
            : words.Max(statistics.Idf);
}
