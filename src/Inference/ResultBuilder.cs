using System.Diagnostics;
using System.Globalization;
using TagTasks.Inference.Cleaning;
using TagTasks.Inference.Diagnostics;
using TagTasks.Inference.Model;
using TagTasks.Inference.Ranking;
using TagTasks.Inference.Scoring;
using TagTasks.Inference.Text;
using TagTasks.Inference.Tokens;

namespace TagTasks.Inference;

/// <summary>What the stages found out about one README.</summary>
internal sealed record AnswerFacts(
    CleanText Text, ModelInput Input, TokenizedText Tokens, TagScores Scores, string Device, int Threads);

/// <summary>Makes the answer out of the scores: probabilities, order, choice, evidence.</summary>
internal sealed class ResultBuilder(PreparedVocabulary vocabulary, TaggingOptions options, WordsManifest limits, string? readmeName)
{
    /// <summary>The answer for a text that has no words.</summary>
    public TaggingResult Empty() => new()
    {
        Suggestions = [],
        Vocabulary = vocabulary.Vocabulary,
        Threshold = options.MinProbability ?? vocabulary.Threshold,
        Diagnostics = [Warning(DiagnosticCode.ReadmeEmpty, "has no text to read tags from. Describe the project in a few sentences.")],
    };

    /// <summary>The answer for a text.</summary>
    /// <param name="facts">What the stages found out.</param>
    /// <param name="times">Makes the stage times, given when ranking ended.</param>
    public TaggingResult Build(AnswerFacts facts, Func<long, StageTimes> times)
    {
        double[] probabilities = [.. facts.Scores.Contributions.Select(contribution => Ranker.Probability(contribution.Score))];
        var allowed = Allowed(Ranker.Order(probabilities));
        double[] ordered = [.. allowed.Select(tag => probabilities[tag])];
        var rule = new AnswerRule(
            options.MaxTags ?? vocabulary.Vocabulary.MaxTags,
            options.MinProbability ?? vocabulary.Threshold,
            options.MinProbability ?? vocabulary.Minimum);
        var chosen = Ranker.Choose(ordered, rule);
        var shown = options.Explain ? allowed : allowed[..chosen];
        var evidence = new EvidenceFinder(vocabulary.Matcher, limits).Find(facts.Text, shown);
        TagSuggestion[] candidates =
        [
            .. shown.Select((tag, i) => new TagSuggestion(
                vocabulary.Vocabulary.Tags[tag], probabilities[tag], evidence[i], facts.Scores.Contributions[tag])),
        ];
        var ranked = Stopwatch.GetTimestamp();
        return new TaggingResult
        {
            Suggestions = candidates[..chosen],
            Vocabulary = vocabulary.Vocabulary,
            Threshold = rule.Threshold,
            Diagnostics = [.. Diagnostics(facts)],
            Explanation = options.Explain ? Explain(facts, candidates, times(ranked)) : null,
        };
    }

    private static TaggingExplanation Explain(AnswerFacts facts, TagSuggestion[] candidates, StageTimes times) => new()
    {
        Candidates = candidates,
        Blocks = facts.Text.Blocks.Count,
        Characters = facts.Input.LeadCharacters,
        LeftOut = facts.Text.LeftOut,
        TextTokens = facts.Tokens.LeadTokens,
        TextTokensRead = facts.Tokens.LeadTaken,
        HeadingTokensRead = facts.Tokens.HeadingsTaken,
        Device = facts.Device,
        Threads = facts.Threads,
        Times = times,
    };

    private int[] Allowed(int[] order)
    {
        if (options.Exclude.Count == 0)
        {
            return order;
        }

        var excluded = options.Exclude.Select(name => name.Trim()).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return [.. order.Where(tag => !excluded.Contains(vocabulary.Vocabulary.Tags[tag].Key))];
    }

    private IEnumerable<Diagnostic> Diagnostics(AnswerFacts facts)
    {
        if (facts.Input.LeadCharacters > limits.LeadCharacters)
        {
            yield return Warning(
                DiagnosticCode.ReadmeCut,
                string.Create(CultureInfo.InvariantCulture, $"has {facts.Input.LeadCharacters:N0} characters of text; the first {limits.LeadCharacters:N0} are read. Say what it is about before that."));
        }
    }

    private Diagnostic Warning(string code, string said) =>
        Diagnostic.Warning(code, $"{(readmeName is null ? "The README" : $"'{readmeName}'")} {said}", readmeName);
}
