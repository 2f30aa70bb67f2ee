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
        // The first README with a vocabulary waits for it, and cleans meanwhile.
        var vocabulary = vocabularies.Begin(options.Vocabulary ?? TagVocabulary.RepositoryTopics);
        var started = Stopwatch.GetTimestamp();
        var text = ReadmeCleaner.Clean(input.Readme, input.Format);
        var modelInput = ModelInput.From(text, input.Name, input.Description, input.ApiWords, limits);
        var cleaned = Stopwatch.GetTimestamp();
        var window = model.Window;
        var loaded = Stopwatch.GetTimestamp();
        var tokens = window.Fit(modelInput);
        var times = new StageTimes(
            Stopwatch.GetElapsedTime(started, cleaned), Stopwatch.GetElapsedTime(loaded), Stopwatch.GetElapsedTime(cleaned, loaded), default, default);
        return new PreparedReadme(input.DisplayName, options, vocabulary, text, modelInput, tokens, times);
    }

    /// <summary>Word pieces to a vector. What has no text is not encoded.</summary>
    /// <param name="readme">The README.</param>
    /// <param name="allThreads">Whether it has all threads; otherwise one, and others have the rest.</param>
    public EncodedReadme Encode(PreparedReadme readme, bool allThreads)
    {
        var begun = Stopwatch.GetTimestamp();
        var encoder = allThreads ? model.Encoder : model.ThroughputEncoder;
        var started = Stopwatch.GetTimestamp();
        var embedding = readme.HasText ? encoder.Encode(TokenBatch.Of([readme.Tokens.Ids], model.Bundle.Manifest.Tokenizer.Pad)) : null;
        var times = readme.Times with
        {
            Load = readme.Times.Load + Stopwatch.GetElapsedTime(begun, started),
            Encode = Stopwatch.GetElapsedTime(started),
        };
        return new EncodedReadme(readme with { Times = times }, embedding, encoder.Device, allThreads ? model.Threads : 1);
    }

    /// <summary>Word pieces to vectors, many READMEs in a run, on a device that gains by it.</summary>
    public IReadOnlyList<EncodedReadme> EncodeMany(IReadOnlyList<PreparedReadme> readmes)
    {
        var encoder = model.ThroughputEncoder;
        var results = readmes.Select(readme => new EncodedReadme(readme, null, encoder.Device, 1)).ToArray();
        int[] places = [.. Enumerable.Range(0, readmes.Count).Where(place => readmes[place].HasText)];
        foreach (var batch in BatchPlanner.Plan([.. places.Select(place => readmes[place].Tokens.Ids.Length)], encoder.TokensAtOnce ?? 1))
        {
            var started = Stopwatch.GetTimestamp();
            var embeddings = encoder.Encode(TokenBatch.Of([.. batch.Select(i => readmes[places[i]].Tokens.Ids)], model.Bundle.Manifest.Tokenizer.Pad));
            var each = Stopwatch.GetElapsedTime(started) / batch.Count;
            for (var row = 0; row < batch.Count; row++)
            {
                ref var result = ref results[places[batch[row]]];
                result = result with
                {
                    Readme = result.Readme with { Times = result.Readme.Times with { Encode = each } },
                    Embedding = new EmbeddingBatch(embeddings.Row(row).ToArray(), embeddings.Dimension),
                };
            }
        }

        return results;
    }

    /// <summary>Words and vector to the answer, once the model's files are known to be right.</summary>
    public TaggingResult Rank(EncodedReadme encoded)
    {
        var readme = encoded.Readme;
        var started = Stopwatch.GetTimestamp();
        var vocabulary = readme.Vocabulary.GetAwaiter().GetResult();
        var builder = new ResultBuilder(vocabulary, readme.Options, model.Bundle.Manifest.Words, readme.Name);
        if (encoded.Embedding is not { } embedding)
        {
            model.Bundle.Verify();
            return builder.Empty();
        }

        var scores = vocabulary.Score(readme.Input, embedding.Row(0));
        model.Bundle.Verify();
        var facts = new AnswerFacts(readme.Text, readme.Input, readme.Tokens, scores, encoded.Device, encoded.Threads);
        return builder.Build(facts, ranked => readme.Times with { Rank = Stopwatch.GetElapsedTime(started, ranked) });
    }

    /// <summary>An answer with what is wrong with the cache. Said once: it is about the machine, and about no README.</summary>
    public TaggingResult WithCacheProblem(TaggingResult result) =>
        vocabularies.TakeCacheProblem() is { } problem ? result with { Diagnostics = [.. result.Diagnostics, problem] } : result;
}

/// <summary>A README cleaned and cut into word pieces.</summary>
internal sealed record PreparedReadme(
    string? Name,
    TaggingOptions Options,
    Task<PreparedVocabulary> Vocabulary,
    CleanText Text,
    ModelInput Input,
    TokenizedText Tokens,
    StageTimes Times)
{
    /// <summary>Whether there is anything to encode.</summary>
    public bool HasText { get; } = !string.IsNullOrWhiteSpace(Input.Lead);
}

/// <summary>A README with its vector; null when it has no text.</summary>
internal sealed record EncodedReadme(PreparedReadme Readme, EmbeddingBatch? Embedding, string Device, int Threads);
