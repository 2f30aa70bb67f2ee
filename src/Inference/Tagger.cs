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
        var cache = CacheDirectory(options) is { } directory ? new TagVectorCache(directory) : null;
        vocabularies = new VocabularyPreparer(model, cache, options.MixTrainedTags);
        var manifest = model.Bundle.Manifest;
        limits = new TextLimits(
            Math.Max(manifest.Encoder.LeadCharacters, manifest.Words.LeadCharacters),
            Math.Max(manifest.Encoder.HeadingCharacters, manifest.Words.HeadingCharacters));
        Model = new ModelInfo(manifest.Name, manifest.Version, model.Bundle.Identity);
    }

    /// <summary>Which model answers.</summary>
    public ModelInfo Model { get; }

    /// <summary>
    /// Begins to load ONNX Runtime on another thread: half of what loading a model takes, and nothing needs to be known
    /// for it. For programs whose start counts, as the first thing that they do; others need not call it.
    /// </summary>
    // A foreground thread: a process that ends in the middle of loading a native library may crash.
    public static void WarmUp() => new Thread(static () =>
    {
        try
        {
            OnnxEnvironment.EnsureCreated();
        }
#pragma warning disable CA1031 // Nobody waits for this thread: loading the model meets the same problem and reports it.
        catch (Exception)
#pragma warning restore CA1031
        {
        }
    }).Start();

    /// <summary>Loads the model. The files' hashes are checked beside, and no answer is given before they are known to be right.</summary>
    /// <param name="options">Where the model is and what it may use. Default: the bundle that came with the library.</param>
    /// <exception cref="TagTasksException">There is no model, it is damaged or of another format, or ONNX Runtime cannot run it.</exception>
    public static Tagger Load(TaggerOptions? options = null)
    {
        options ??= new TaggerOptions();
        var threads = options.Threads ?? CpuThreads.Default;
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);

        var bundle = ModelBundle.Open(ModelLocator.Locate(options.ModelDirectory), options.ModelDirectory is null, CacheDirectory(options));
        return new Tagger(options.LoadInBackground ? LoadedModel.Begin(bundle, threads) : LoadedModel.Load(bundle, threads), options);
    }

    /// <summary>Suggests tags for one README, in the shortest time.</summary>
    /// <param name="input">What is known of it.</param>
    /// <param name="options">What is asked. Default: at most three of <see cref="TagVocabulary.RepositoryTopics"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    /// <exception cref="TagTasksException">The model is damaged or cannot be run.</exception>
    public TaggingResult Suggest(TaggingInput input, TaggingOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(input);
        return WithCacheProblem(Answer(input, Checked(options), one: true));
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
            Parallel.For(0, inputs.Count, parallel, i => results[i] = Answer(inputs[i], options, one: false));
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

    private static string? CacheDirectory(TaggerOptions options) =>
        options.CacheDirectory is "" ? null : options.CacheDirectory ?? TagVectorCache.DefaultDirectory;

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

    // One README has all threads; of many, each has one.
    private TaggingResult Answer(TaggingInput input, TaggingOptions options, bool one)
    {
        var preparing = vocabularies.Begin(options.Vocabulary ?? TagVocabulary.RepositoryTopics);
        var started = Stopwatch.GetTimestamp();
        var text = ReadmeCleaner.Clean(input.Readme, input.Format);
        var modelInput = ModelInput.From(text, input.Name, input.Description, input.ApiWords, limits);
        var cleaned = Stopwatch.GetTimestamp();
        var tokens = model.Window.Fit(modelInput);
        var tokenised = Stopwatch.GetTimestamp();
        if (string.IsNullOrWhiteSpace(modelInput.Lead))
        {
            model.Bundle.Verify();
            return Builder(preparing, input, options).Empty();
        }

        var encoder = one ? model.Encoder : model.ThroughputEncoder;
        var loaded = Stopwatch.GetTimestamp();
        var embedding = encoder.Encode(TokenBatch.Of([tokens.Ids], model.Bundle.Manifest.Tokenizer.Pad));
        var encoded = Stopwatch.GetTimestamp();
        var scores = preparing.GetAwaiter().GetResult().Score(modelInput, embedding.Row(0));
        model.Bundle.Verify();
        var facts = new AnswerFacts(text, modelInput, tokens, scores, encoder.Device, one ? model.Threads : 1);
        return Builder(preparing, input, options).Build(facts, ranked => new StageTimes(
            Stopwatch.GetElapsedTime(started, cleaned),
            Stopwatch.GetElapsedTime(cleaned, tokenised),
            Stopwatch.GetElapsedTime(tokenised, loaded),
            Stopwatch.GetElapsedTime(loaded, encoded),
            Stopwatch.GetElapsedTime(encoded, ranked)));
    }

    private ResultBuilder Builder(Task<PreparedVocabulary> vocabulary, TaggingInput input, TaggingOptions options) =>
        new(vocabulary.GetAwaiter().GetResult(), options, model.Bundle.Manifest.Words, input.DisplayName);
}
