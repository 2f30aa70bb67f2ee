using TagTasks.Inference;
using TagTasks.Inference.Vocabularies;
using TagTasks.Tasks;

namespace TagTasks.Tool.Audit.Packages.Judging;

/// <summary>Asks the tagger, or the cache, about many packages, and adds to their tags what a pack would.</summary>
/// <param name="tagger">Loads the tagger when there is something that the cache does not know.</param>
/// <param name="key">Names questions.</param>
/// <param name="cache">Keeps answers; null to keep none.</param>
/// <param name="threads">Threads at most; the judgements do not depend on it.</param>
internal sealed class PackageTagger(Lazy<Tagger> tagger, JudgementKey key, JudgementCache? cache, int threads)
{
    private const int Chunk = 16;

    /// <summary>Judges packages.</summary>
    /// <param name="packages">The packages.</param>
    /// <param name="done">Told how many more were judged.</param>
    /// <param name="cancellationToken">Stops between two chunks.</param>
    /// <returns>The packages with their judgements, in their order.</returns>
    public IReadOnlyList<AuditedPackage> Judge(IReadOnlyList<AuditedPackage> packages, Action<int> done, CancellationToken cancellationToken = default)
    {
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellationToken };
        var keys = new string?[packages.Count];
        Parallel.For(0, keys.Length, parallel, i => keys[i] = packages[i].Question is { } question ? key.Of(question) : null);

        // Two packages with the same texts are one question.
        Asked[] asked =
        [
            .. Enumerable.Range(0, keys.Length).Where(i => keys[i] is not null).GroupBy(i => keys[i]!)
                .Select(same => new Asked(same.Key, packages[same.First()].Question!, [.. same])),
        ];
        if (cache is not null)
        {
            Parallel.ForEach(asked, parallel, question => question.Judgement = cache.Read(question.Key, question.Question.Options.Vocabulary!));
        }

        done(asked.Where(question => question.Judgement is not null).Sum(question => question.Places.Count));
        Ask(asked.Where(question => question.Judgement is null), done, cancellationToken);
        var judged = packages.ToArray();
        foreach (var question in asked)
        {
            foreach (var place in question.Places)
            {
                judged[place] = Complete(judged[place] with { Judgement = question.Judgement });
            }
        }

        return judged;
    }

    private void Ask(IEnumerable<Asked> questions, Action<int> done, CancellationToken cancellationToken)
    {
        foreach (var group in questions.GroupBy(question => OptionsKey(question.Question.Options)))
        {
            foreach (var chunk in group.Chunk(Chunk))
            {
                var options = chunk[0].Question.Options with { Explain = true };
                var results = tagger.Value.SuggestMany([.. chunk.Select(question => question.Question.Input)], options, cancellationToken);
                foreach (var (question, result) in chunk.Zip(results))
                {
                    question.Judgement = Judgement(result);
                    cache?.Write(question.Key, question.Judgement);
                }

                done(chunk.Sum(question => question.Places.Count));
            }
        }

        cache?.Trim();
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

    /// <summary>A question, the packages that ask it, and its answer when it is known.</summary>
    private sealed record Asked(string Key, TagQuestion Question, IReadOnlyList<int> Places)
    {
        public TagJudgement? Judgement { get; set; }
    }
}
