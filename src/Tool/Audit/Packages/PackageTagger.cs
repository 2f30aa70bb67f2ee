using TagTasks.Inference;
using TagTasks.Inference.Vocabularies;
using TagTasks.Tasks;

namespace TagTasks.Tool.Audit.Packages;

/// <summary>Asks the tagger about many packages, and adds to their tags what a pack would.</summary>
/// <param name="tagger">The tagger; one for all.</param>
internal sealed class PackageTagger(Tagger tagger)
{
    private const int Chunk = 16;

    /// <summary>Judges packages.</summary>
    /// <param name="packages">The packages.</param>
    /// <param name="done">Told how many more were judged.</param>
    /// <param name="cancellationToken">Stops between two chunks.</param>
    /// <returns>The packages with their judgements, in their order.</returns>
    public IReadOnlyList<AuditedPackage> Judge(IReadOnlyList<AuditedPackage> packages, Action<int> done, CancellationToken cancellationToken = default)
    {
        var judged = packages.ToArray();
        foreach (var group in Enumerable.Range(0, judged.Length).Where(i => judged[i].Question is not null).GroupBy(i => OptionsKey(judged[i].Question!.Options)))
        {
            // Two packages with the same texts are one question.
            foreach (var chunk in group.GroupBy(i => judged[i].Question!.Input).Chunk(Chunk))
            {
                var options = judged[chunk[0].First()].Question!.Options with { Explain = true };
                var results = tagger.SuggestMany([.. chunk.Select(same => same.Key)], options, cancellationToken);
                foreach (var (same, result) in chunk.Zip(results))
                {
                    var judgement = Judgement(result);
                    foreach (var place in same)
                    {
                        judged[place] = Complete(judged[place] with { Judgement = judgement });
                    }
                }

                done(chunk.Sum(same => same.Count()));
            }
        }

        return judged;
    }

    private static TagJudgement Judgement(TaggingResult result) => new()
    {
        Vocabulary = result.Vocabulary,
        Threshold = result.Threshold,
        Suggested = result.Suggestions.Count,
        Tags =
        [
            .. (result.Explanation?.Candidates ?? []).Select(candidate => new JudgedTag(
                candidate.Tag, candidate.Probability, [.. candidate.Evidence.Select(evidence => evidence.Heading ?? evidence.Text)])),
        ],
    };

    private static AuditedPackage Complete(AuditedPackage package)
    {
        if (package.Project?.TagTasks is not { } use || use.Mode == TagMode.Audit)
        {
            return package;
        }

        var suggestions = use.Lock.IsLocked
            ? use.Lock.Content?.Answer.Tags ?? []
            : package.Judgement!.Suggestions.Select(tag => new SuggestedTag(tag.Tag.Name, null, tag.Probability, tag.Evidence)).ToList();
        var replaces = use.Mode == TagMode.Replace && suggestions.Count > 0;
        var missing = TagMerger.Missing(replaces ? [] : package.Tags.Own, suggestions);
        return package with { Tags = package.Tags with { Added = [.. missing.Select(tag => tag.PackageTag)], KeepsOwn = !replaces } };
    }

    private static (TagVocabulary? Vocabulary, int? MaxTags, double? MinProbability, string Exclude) OptionsKey(TaggingOptions options) =>
        (options.Vocabulary, options.MaxTags, options.MinProbability, string.Join('\n', options.Exclude));
}
