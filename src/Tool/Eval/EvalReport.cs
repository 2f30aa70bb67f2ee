using TagTasks.Inference.Vocabularies;

namespace TagTasks.Tool.Eval;

/// <summary>What an evaluation found out.</summary>
/// <param name="Vocabulary">The list used.</param>
/// <param name="Overall">Over all READMEs.</param>
/// <param name="Latin">Over READMEs in Latin script.</param>
/// <param name="Other">Over READMEs in other scripts.</param>
/// <param name="Tags">For each tag that was picked or gold, by falling number of gold.</param>
/// <param name="UnknownGold">The gold tags that the list has not, so that no pick can be right: each with its number of READMEs, most first.</param>
/// <param name="LabelsWithoutReadme">Labels that no README belongs to.</param>
/// <param name="ReadmesWithoutLabel">READMEs that no label belongs to.</param>
/// <param name="Elapsed">How long the tagging took, without loading.</param>
internal sealed record EvalReport(
    string Vocabulary,
    Metrics Overall,
    Metrics Latin,
    Metrics Other,
    IReadOnlyList<KeyValuePair<string, Metrics>> Tags,
    IReadOnlyList<KeyValuePair<string, int>> UnknownGold,
    int LabelsWithoutReadme,
    int ReadmesWithoutLabel,
    TimeSpan Elapsed)
{
    /// <summary>Adds up the answers.</summary>
    public static EvalReport Of(
        TagVocabulary vocabulary, IReadOnlyList<EvalAnswer> answers, int labelsWithoutReadme, int readmesWithoutLabel, TimeSpan elapsed)
    {
        var (latin, other) = (Metrics.None, Metrics.None);
        var tags = new Dictionary<string, Metrics>(StringComparer.Ordinal);
        foreach (var (readme, picks) in answers)
        {
            var measured = Metrics.Of(picks, readme.Gold, readme.Acceptable);
            (latin, other) = readme.IsLatin ? (latin + measured, other) : (latin, other + measured);
            foreach (var tag in picks.Union(readme.Gold))
            {
                tags[tag] = tags.GetValueOrDefault(tag, Metrics.None) + Metrics.OfTag(tag, picks, readme.Gold, readme.Acceptable);
            }
        }

        // A tag is measured on every README, also where nobody gave it.
        var byGold = tags
            .Select(pair => KeyValuePair.Create(pair.Key, pair.Value with { Readmes = answers.Count }))
            .OrderByDescending(pair => pair.Value.Gold)
            .ThenBy(pair => pair.Key, StringComparer.Ordinal)
            .ToList();
        var known = vocabulary.Tags.Select(tag => tag.Name.Trim()).ToHashSet(StringComparer.Ordinal);
        return new EvalReport(
            vocabulary.Name,
            latin + other,
            latin,
            other,
            byGold,
            [.. byGold.Where(pair => !known.Contains(pair.Key)).Select(pair => KeyValuePair.Create(pair.Key, pair.Value.Gold))],
            labelsWithoutReadme,
            readmesWithoutLabel,
            elapsed);
    }
}

/// <summary>A labelled README and the tags that were picked for it, best first.</summary>
internal sealed record EvalAnswer(LabelledReadme Readme, IReadOnlyList<string> Picks);
