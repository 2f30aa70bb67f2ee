using System.Diagnostics;
using TagTasks.Inference.Ranking;
using TagTasks.Inference.Text;
using TagTasks.Inference.Tokens;
using TagTasks.Inference.Vocabularies;

namespace TagTasks.Inference.SelfTest;

/// <summary>What a self-test found.</summary>
/// <param name="Tags">The tags that this machine gives for the recorded text.</param>
/// <param name="Difference">What differs from the record; null when nothing does, or the record is another model's.</param>
/// <param name="Compared">Whether the record is this model's.</param>
/// <param name="Device">Where the network ran.</param>
/// <param name="Time">How long the answer took.</param>
internal sealed record SelfTestOutcome(IReadOnlyList<string> Tags, string? Difference, bool Compared, string Device, TimeSpan Time);

/// <summary>Answers the recorded text with a model on this machine, and compares: word pieces, tags, probabilities.</summary>
internal static class SelfTestRun
{
    // As the parity tests allow: other processors round otherwise in the network.
    private const double Tolerance = 0.002;

    /// <summary>Runs it.</summary>
    public static SelfTestOutcome Of(LoadedModel model)
    {
        var started = Stopwatch.GetTimestamp();
        var recorded = RecordedCase.Load();
        using var vocabularies = new VocabularyPreparer(model, null, mixTrainedTags: true);
        var vocabulary = vocabularies.Prepare(TagVocabulary.RepositoryTopics);
        var input = new ModelInput(recorded.Lead, recorded.Headings, 0);
        var ids = model.Window.Fit(input).Ids;
        var embedding = model.Encoder.Encode(TokenBatch.Of([ids], model.Bundle.Manifest.Tokenizer.Pad));
        double[] probabilities = [.. vocabulary.Score(input, embedding.Row(0)).Contributions.Select(contribution => Ranker.Probability(contribution.Score))];
        var order = Ranker.Order(probabilities);
        var chosen = Ranker.Choose(
            [.. order.Select(tag => probabilities[tag])], new AnswerRule(vocabulary.Vocabulary.MaxTags, vocabulary.Threshold, vocabulary.Minimum));
        string[] tags = [.. order.Take(chosen).Select(tag => vocabulary.Vocabulary.Tags[tag].Name)];
        var compared = recorded.Model == model.Bundle.Identity;
        return new SelfTestOutcome(
            tags,
            compared ? Difference(recorded, ids, tags, [.. order.Take(chosen).Select(tag => probabilities[tag])]) : null,
            compared,
            model.Encoder.Device,
            Stopwatch.GetElapsedTime(started));
    }

    /// <summary>What differs from the record, in a few words; null when nothing does.</summary>
    public static string? Difference(RecordedCase recorded, int[] ids, string[] tags, double[] probabilities) =>
        !recorded.Ids.SequenceEqual(ids) ? "its word pieces differ"
        : !recorded.Tags.SequenceEqual(tags) ? $"its tags are {string.Join(' ', tags)} instead of {string.Join(' ', recorded.Tags)}"
        : recorded.Probabilities.Zip(probabilities).Any(pair => Math.Abs(pair.First - pair.Second) > Tolerance) ? "its probabilities differ by more than 0.002"
        : null;
}
