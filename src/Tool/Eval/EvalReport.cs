namespace TagTasks.Tool.Eval;

/// <summary>What an evaluation found out.</summary>
/// <param name="Vocabulary">The list used.</param>
/// <param name="Overall">Over all READMEs.</param>
/// <param name="Latin">Over READMEs in Latin script.</param>
/// <param name="Other">Over READMEs in other scripts.</param>
/// <param name="Tags">For each tag that was picked or gold, by falling number of gold.</param>
/// <param name="LabelsWithoutReadme">Labels that no README belongs to.</param>
/// <param name="ReadmesWithoutLabel">READMEs that no label belongs to.</param>
/// <param name="Elapsed">How long the tagging took, without loading.</param>
internal sealed record EvalReport(
    string Vocabulary,
    Metrics Overall,
    Metrics Latin,
    Metrics Other,
    IReadOnlyList<KeyValuePair<string, Metrics>> Tags,
    int LabelsWithoutReadme,
    int ReadmesWithoutLabel,
    TimeSpan Elapsed)
{
    /// <summary>Adds up the answers.</summary>
    public static EvalReport Of(
        string vocabulary, IReadOnlyList<(LabelledReadme Readme, string[] Picks)> answers, int labelsWithoutReadme, int readmesWithoutLabel, TimeSpan elapsed)
    {
        var tags = answers.SelectMany(answer => answer.Picks.Concat(answer.Readme.Gold)).Distinct(StringComparer.Ordinal);
        return new EvalReport(
            vocabulary,
            Sum(answers, Of),
            Sum(answers.Where(answer => answer.Readme.IsLatin), Of),
            Sum(answers.Where(answer => !answer.Readme.IsLatin), Of),
            [
                .. tags
                    .Select(tag => KeyValuePair.Create(tag, Sum(answers, answer => Metrics.OfTag(tag, answer.Picks, answer.Readme.Gold, answer.Readme.Acceptable))))
                    .OrderByDescending(pair => pair.Value.Gold)
                    .ThenBy(pair => pair.Key, StringComparer.Ordinal),
            ],
            labelsWithoutReadme,
            readmesWithoutLabel,
            elapsed);
    }

    private static Metrics Of((LabelledReadme Readme, string[] Picks) answer) =>
        Metrics.Of(answer.Picks, answer.Readme.Gold, answer.Readme.Acceptable);

    private static Metrics Sum(
        IEnumerable<(LabelledReadme Readme, string[] Picks)> answers, Func<(LabelledReadme Readme, string[] Picks), Metrics> of) =>
        answers.Aggregate(Metrics.None, (sum, answer) => sum + of(answer));
}
