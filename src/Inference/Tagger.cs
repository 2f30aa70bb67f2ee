using TagTasks.Inference.Caching;
using TagTasks.Inference.Devices;
using TagTasks.Inference.Diagnostics;
using TagTasks.Inference.Encoders;
using TagTasks.Inference.Model;
using TagTasks.Inference.Scoring;
using TagTasks.Inference.Streaming;
using TagTasks.Inference.Text;
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
    /// <summary>In a stream whose answers come as they are ready: how many items may overtake another.</summary>
    public const int MaximumOvertaking = 1024;

    private readonly LoadedModel model;
    private readonly VocabularyPreparer vocabularies;
    private readonly TaggingStages stages;
    private bool disposed;

    internal Tagger(LoadedModel model, TaggerOptions options)
    {
        this.model = model;
        var cache = CacheFolder.DirectoryOf(options) is { } directory ? new TagVectorCache(directory) : null;
        vocabularies = new VocabularyPreparer(model, cache, options.MixTrainedTags);
        var manifest = model.Bundle.Manifest;
        var limits = new TextLimits(
            Math.Max(manifest.Encoder.LeadCharacters, manifest.Words.LeadCharacters),
            Math.Max(manifest.Encoder.HeadingCharacters, manifest.Words.HeadingCharacters));
        stages = new TaggingStages(model, vocabularies, limits);
        Model = new ModelInfo(manifest.Name, manifest.Version, model.Bundle.Identity);
    }

    /// <summary>Which model answers.</summary>
    public ModelInfo Model { get; }

    /// <summary>Where the network runs, and why there. Waits for it where it is still being loaded.</summary>
    /// <exception cref="TagTasksException">It cannot run anywhere.</exception>
    public DeviceChoice Device => model.Device;

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
    /// <exception cref="TagTasksException">There is no model, it is damaged or of another format, or ONNX Runtime or the device cannot run it.</exception>
    public static Tagger Load(TaggerOptions? options = null)
    {
        options ??= new TaggerOptions();
        var threads = options.Threads ?? CpuThreads.Default;
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);

        var bundle = ModelBundle.Open(ModelLocator.Locate(options.ModelDirectory), options.ModelDirectory is null, CacheFolder.DirectoryOf(options));
        var device = DeviceSelector.Select(options);
        var loading = new ModelLoading(threads) { Device = device, ManyReadmes = options.ManyReadmes, EndsWithProcess = options.EndsWithProcess };
        return new Tagger(options.LoadInBackground ? LoadedModel.Begin(bundle, loading) : LoadedModel.Load(bundle, loading), options);
    }

    /// <summary>Suggests tags for one README, in the shortest time.</summary>
    /// <param name="input">What is known of it.</param>
    /// <param name="options">What is asked. Default: at most three of <see cref="TagVocabulary.RepositoryTopics"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    /// <exception cref="TagTasksException">The model is damaged or cannot be run.</exception>
    public TaggingResult Suggest(TaggingInput input, TaggingOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(input);
        return stages.WithCacheProblem(Answer(input, Checked(options), one: true));
    }

    /// <summary>Suggests tags for many READMEs, a README a thread or many in a run of a CUDA device: the most answers a second. The same answers as one at a time.</summary>
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
        if (model.TakesBatches)
        {
            return SuggestInBatches(inputs, options, cancellationToken);
        }

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
            results[0] = stages.WithCacheProblem(results[0]);
        }

        return results;
    }

    /// <summary>
    /// Suggests tags for any number of READMEs in bounded memory, a README a core or many in a run of a CUDA device: items are read as answers are taken.
    /// The same answers as one at a time.
    /// </summary>
    /// <typeparam name="T">The caller's own type of items, handed back with their answers.</typeparam>
    /// <param name="items">Enumerated once, on another thread; may block.</param>
    /// <param name="request">What is asked about an item; null lets it through without an answer.</param>
    /// <param name="ordered">
    /// Whether answers come in the order of the items. Otherwise they come as they are ready, and at most
    /// <see cref="MaximumOvertaking"/> items overtake another.
    /// </param>
    /// <param name="cancellationToken">Stops between two READMEs.</param>
    /// <exception cref="TagTasksException">The model is damaged or cannot be run.</exception>
    public IAsyncEnumerable<StreamedAnswer<T>> SuggestStream<T>(
        IEnumerable<T> items, Func<T, TaggingRequest?> request, bool ordered = true, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(items);
        ArgumentNullException.ThrowIfNull(request);
        ObjectDisposedException.ThrowIf(disposed, this);
        return new TaggingStream<T>(model, stages, ordered).Run(
            items, item => request(item) is { } asked ? asked with { Options = Checked(asked.Options) } : null, cancellationToken);
    }

    /// <summary>Lets the model go.</summary>
    public void Dispose()
    {
        if (disposed)
        {
            return;
        }

        disposed = true;
        vocabularies.Dispose();
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

    private TaggingResult[] SuggestInBatches(IReadOnlyList<TaggingInput> inputs, TaggingOptions options, CancellationToken cancellationToken)
    {
        var stream = SuggestStream(inputs, input => new TaggingRequest(input, options), ordered: true, cancellationToken);
        return [.. stream.ToBlockingEnumerable(CancellationToken.None).Select(answer => answer.Result ?? throw new InvalidOperationException(answer.Failure!.Message, answer.Failure))];
    }

    // One README has all threads; of many, each has one.
    private TaggingResult Answer(TaggingInput input, TaggingOptions options, bool one) =>
        stages.Rank(stages.Encode(stages.Prepare(input, options), allThreads: one));
}
