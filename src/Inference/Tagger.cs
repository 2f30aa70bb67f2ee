using System.Diagnostics;
using TagTasks.Inference.Cleaning;
using TagTasks.Inference.Diagnostics;
using TagTasks.Inference.Encoders;
using TagTasks.Inference.Model;
using TagTasks.Inference.Ranking;
using TagTasks.Inference.Scoring;
using TagTasks.Inference.Text;
using TagTasks.Inference.Tokens;
using TagTasks.Inference.Vocabularies;

namespace TagTasks.Inference;

/// <summary>
/// Suggests tags of a closed list for READMEs, on this machine. Thread-safe: one instance may serve all threads of a
/// program; load one and keep it, and dispose of it when nobody asks any more.
/// </summary>
/// <example>
/// <code>
/// using var tagger = Tagger.Load();
/// var result = tagger.Suggest(new TaggingInput { Readme = File.ReadAllText("README.md") });
/// Console.WriteLine(string.Join(' ', result.Tags));
/// </code>
/// </example>
public sealed class Tagger : IDisposable
{
    private readonly LoadedModel model;
    private readonly VocabularyPreparer vocabularies;
    private readonly TextLimits limits;
    private bool disposed;

    private Tagger(LoadedModel model, TaggerOptions options)
    {
        this.model = model;
        var cache = options.CacheDirectory is "" ? null : new TagVectorCache(options.CacheDirectory ?? TagVectorCache.DefaultDirectory);
        vocabularies = new VocabularyPreparer(model, cache, options.MixTrainedTags);
        var manifest = model.Bundle.Manifest;
        limits = new TextLimits(
            Math.Max(manifest.Encoder.LeadCharacters, manifest.Words.LeadCharacters),
            Math.Max(manifest.Encoder.HeadingCharacters, manifest.Words.HeadingCharacters));
        Model = new ModelInfo(manifest.Name, manifest.Version, model.Bundle.Identity);
    }

    /// <summary>Which model answers.</summary>
    public ModelInfo Model { get; }

    /// <summary>Loads the model. The files' hashes are checked beside, and no answer is given before they are known to be right.</summary>
    /// <param name="options">Where the model is and what it may use. Default: the bundle that came with the library.</param>
    /// <exception cref="TagTasksException">There is no model, it is damaged or of another format, or ONNX Runtime cannot run it.</exception>
    public static Tagger Load(TaggerOptions? options = null)
    {
        options ??= new TaggerOptions();
        if (options.Threads is { } threads)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        }

        var bundle = ModelBundle.Open(ModelLocator.Locate(options.ModelDirectory), shipped: options.ModelDirectory is null);
        return new Tagger(LoadedModel.Load(bundle, options.Threads ?? CpuThreads.Default), options);
    }

    /// <summary>Suggests tags for one README, in the shortest time.</summary>
    /// <param name="input">What is known of it.</param>
    /// <param name="options">What is asked. Default: at most three of <see cref="TagVocabulary.RepositoryTopics"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    /// <exception cref="TagTasksException">The model is damaged or cannot be run.</exception>
    public TaggingResult Suggest(TaggingInput input, TaggingOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(input);
        return WithCacheProblem(Answer(input, Checked(options), model.Encoder, model.Threads));
    }

    /// <summary>Suggests tags for many READMEs, a README a thread: the most answers a second. The same answers as one at a time.</summary>
    /// <param name="inputs">What is known of them.</param>
    /// <param name="options">What is asked of each.</param>
    /// <param name="cancellationToken">Stops between two READMEs.</param>
    /// <returns>One result an input, in their order.</returns>
    /// <exception cref="TagTasksException">The model is damaged or cannot be run.</exception>
    public IReadOnlyList<TaggingResult> SuggestMany(
        IReadOnlyList<TaggingInput> inputs, TaggingOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        options = Checked(options);
        var results = new TaggingResult[inputs.Count];
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = model.Threads, CancellationToken = cancellationToken };
        try
        {
            Parallel.For(0, inputs.Count, parallel, i => results[i] = Answer(inputs[i], options, model.ThroughputEncoder, 1));
        }
        catch (AggregateException e) when (e.InnerExceptions.OfType<TagTasksException>().FirstOrDefault() is { } problem)
        {
            throw new TagTasksException(problem.Diagnostic, e);
        }

        if (results.Length > 0)
        {
            results[0] = WithCacheProblem(results[0]);
        }

        return results;
    }

    /// <summary>Lets the model go.</summary>
    public void Dispose()
    {
        disposed = true;
        model.Dispose();
    }

    private TaggingOptions Checked(TaggingOptions? options)
    {
        ObjectDisposedException.ThrowIf(disposed, this);
        options ??= new TaggingOptions();
        if (options.MaxTags is { } max)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(max, 1, nameof(options.MaxTags));
        }

        return options.MinProbability is null or (>= 0 and <= 1)
            ? options
            : throw new ArgumentOutOfRangeException(nameof(options), options.MinProbability, "MinProbability is from 0 to 1.");
    }

    // Said once: it is about the machine, and not about the README that happened to be the first with its list.
    private TaggingResult WithCacheProblem(TaggingResult result) =>
        vocabularies.TakeCacheProblem() is { } problem ? result with { Diagnostics = [.. result.Diagnostics, problem] } : result;

    private TaggingResult Answer(TaggingInput input, TaggingOptions options, IEncoder encoder, int threads)
    {
        var started = Stopwatch.GetTimestamp();
        var text = ReadmeCleaner.Clean(input.Readme, input.Format);
        var modelInput = ModelInput.From(text, input.Name, input.Description, input.ApiWords, limits);
        var cleaned = Stopwatch.GetTimestamp();
        var vocabulary = vocabularies.Prepare(options.Vocabulary ?? TagVocabulary.RepositoryTopics);
        var prepared = Stopwatch.GetTimestamp();
        var tokens = model.Window.Fit(modelInput);
        var tokenised = Stopwatch.GetTimestamp();
        var builder = new ResultBuilder(vocabulary, options, model.Bundle.Manifest.Words, input.DisplayName);
        if (string.IsNullOrWhiteSpace(modelInput.Lead))
        {
            model.Bundle.Verify();
            return builder.Empty();
        }

        var embedding = encoder.Encode(TokenBatch.Of([tokens.Ids], model.Bundle.Manifest.Tokenizer.Pad));
        var encoded = Stopwatch.GetTimestamp();
        var scores = vocabulary.Score(modelInput, embedding.Row(0));
        model.Bundle.Verify();
        var facts = new AnswerFacts(text, modelInput, tokens, scores, encoder.Device, threads);
        return builder.Build(facts, ranked => new StageTimes(
            Stopwatch.GetElapsedTime(started, cleaned),
            Stopwatch.GetElapsedTime(prepared, tokenised),
            Stopwatch.GetElapsedTime(tokenised, encoded),
            Stopwatch.GetElapsedTime(encoded, ranked)));
    }
}
