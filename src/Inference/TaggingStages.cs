using System.Diagnostics;
using TagTasks.Inference.Cleaning;
using TagTasks.Inference.Encoders;
using TagTasks.Inference.Scoring;
using TagTasks.Inference.Text;
using TagTasks.Inference.Tokens;
using TagTasks.Inference.Vocabularies;

namespace TagTasks.Inference;

/// <summary>The stages that one README goes through, for whoever runs them: one after the other, or each on threads of its own. Thread-safe.</summary>
internal sealed class TaggingStages(LoadedModel model, VocabularyPreparer vocabularies, TextLimits limits)
{
    /// <summary>Markup to text to word pieces.</summary>
    public PreparedReadme Prepare(TaggingInput input, TaggingOptions options)
    {
        var started = Stopwatch.GetTimestamp();
        var text = ReadmeCleaner.Clean(input.Readme, input.Format);
        var modelInput = ModelInput.From(text, input.Name, input.Description, input.ApiWords, limits);
        var cleaned = Stopwatch.GetTimestamp();
        var vocabulary = vocabularies.Prepare(options.Vocabulary ?? TagVocabulary.RepositoryTopics);
        var prepared = Stopwatch.GetTimestamp();
        var tokens = model.Window.Fit(modelInput);
        return new PreparedReadme(
            options, vocabulary, text, modelInput, tokens, Stopwatch.GetElapsedTime(started, cleaned), Stopwatch.GetElapsedTime(prepared));
    }

    /// <summary>Word pieces to a vector. What has no text is not encoded.</summary>
    public EncodedReadme Encode(PreparedReadme readme, IEncoder encoder, int threads)
    {
        var started = Stopwatch.GetTimestamp();
        var embedding = readme.HasText ? encoder.Encode(TokenBatch.Of([readme.Tokens.Ids], model.Bundle.Manifest.Tokenizer.Pad)) : null;
        return new EncodedReadme(readme, embedding, encoder.Device, threads, Stopwatch.GetElapsedTime(started));
    }

    /// <summary>Words and vector to the answer, once the model's files are known to be right.</summary>
    public TaggingResult Rank(EncodedReadme encoded)
    {
        var readme = encoded.Readme;
        if (encoded.Embedding is not { } embedding)
        {
            model.Bundle.Verify();
            return ResultBuilder.Empty(readme.Vocabulary, readme.Options);
        }

        var started = Stopwatch.GetTimestamp();
        var scores = readme.Vocabulary.Score(readme.Input, embedding.Row(0));
        model.Bundle.Verify();
        var facts = new AnswerFacts(readme.Text, readme.Input, readme.Tokens, scores, encoded.Device, encoded.Threads);
        var builder = new ResultBuilder(readme.Vocabulary, readme.Options, model.Bundle.Manifest.Words);
        return builder.Build(facts, vocabularies.CacheProblem, ranked => new StageTimes(
            readme.CleanTime, readme.TokensTime, encoded.Time, Stopwatch.GetElapsedTime(started, ranked)));
    }
}

/// <summary>A README cleaned and cut into word pieces.</summary>
internal sealed record PreparedReadme(
    TaggingOptions Options,
    PreparedVocabulary Vocabulary,
    CleanText Text,
    ModelInput Input,
    TokenizedText Tokens,
    TimeSpan CleanTime,
    TimeSpan TokensTime)
{
    /// <summary>Whether there is anything to encode.</summary>
    public bool HasText { get; } = !string.IsNullOrWhiteSpace(Input.Lead);
}

/// <summary>A README with its vector; null when it has no text.</summary>
internal sealed record EncodedReadme(PreparedReadme Readme, EmbeddingBatch? Embedding, string Device, int Threads, TimeSpan Time);
