using TagTasks.Inference.Devices;
using TagTasks.Inference.Diagnostics;
using TagTasks.Inference.Encoders;
using TagTasks.Inference.Model;
using TagTasks.Inference.Scoring;
using TagTasks.Inference.Tokens;

namespace TagTasks.Inference;

/// <summary>
/// The parts of a model. Each is made on a thread of its own, all at once; whoever needs one waits for it, and for no
/// other. Thread-safe.
/// </summary>
internal sealed class LoadedModel : IDisposable
{
    private readonly Task<EncoderGraph> graph;
    private readonly Task<LoadedEncoder> encoder;
    private readonly Task<TokenWindow> window;
    private readonly Task<ScoringModel> scoring;
    private readonly Lazy<IEncoder> other;
    private readonly ModelLoading loading;

    private LoadedModel(ModelBundle bundle, ModelLoading loading)
    {
        Bundle = bundle;
        this.loading = loading;
        graph = Start(() => Read(bundle, bundle.Manifest.Encoder.File, _ => EncoderGraph.Load(bundle, loading.Threads)));
        encoder = Start(() =>
        {
            var loaded = LoadedEncoder.Load(
                () => graph.GetAwaiter().GetResult(), bundle.Manifest.Encoder, loading.ManyReadmes ? 1 : loading.Threads, loading.Device);
            return loading.Around is { } around ? loaded with { Encoder = around(loaded.Encoder) } : loaded;
        });
        window = Start(() => LoadWindow(bundle));
        scoring = Start(() => LoadScoring(bundle));
        other = new(() => OnnxEncoder.Load(Wait(graph), bundle.Manifest.Encoder, loading.ManyReadmes ? loading.Threads : 1));
    }

    public ModelBundle Bundle { get; }

    /// <summary>Runs one text on all threads: the shortest time for one answer.</summary>
    public IEncoder Encoder => HasOneEncoder || !loading.ManyReadmes ? First : other.Value;

    /// <summary>Gives the most answers a second: one text on one thread, when every thread has a text of its own, or batches on a device.</summary>
    public IEncoder ThroughputEncoder => HasOneEncoder || loading.ManyReadmes ? First : other.Value;

    /// <summary>Where it runs in the end.</summary>
    public DeviceChoice Device => Wait(encoder).Device;

    /// <summary>Whether that is a CUDA device. Waits for it only where it may be one.</summary>
    public bool RunsOnCuda => loading.Device.IsCuda && Device.IsCuda;

    /// <summary>Whether many READMEs are best encoded in one run. Known without waiting for the encoder, on the processor at least.</summary>
    public bool TakesBatches => (loading.Device.IsCuda || loading.Around is not null) && First.TokensAtOnce is not null;

    public TokenWindow Window => Wait(window);

    public ScoringModel Scoring => Wait(scoring);

    public int Threads => loading.Threads;

    // The one that is loaded at once; on the processor there are two, for one text and for many, and the other is loaded when it is asked for.
    private IEncoder First => Wait(encoder).Encoder;

    private bool HasOneEncoder => Threads == 1 || TakesBatches;

    /// <summary>Begins to load a bundle. What goes wrong comes from the part that is asked for.</summary>
    public static LoadedModel Begin(ModelBundle bundle, ModelLoading loading)
    {
        var model = new LoadedModel(bundle, loading);
        bundle.BeginVerification();
        return model;
    }

    /// <summary>Loads a bundle.</summary>
    public static LoadedModel Load(ModelBundle bundle, ModelLoading loading)
    {
        var model = Begin(bundle, loading);
        try
        {
            _ = (model.Device, model.Window, model.Scoring);
            return model;
        }
        catch
        {
            model.Dispose();
            throw;
        }
    }

    /// <summary>Lets it go; nobody may use it any more.</summary>
    public void Dispose()
    {
        // One that is still being made is waited for: a process that ends in the middle of it may crash.
        ((IAsyncResult)encoder).AsyncWaitHandle.WaitOne();
        if (loading.EndsWithProcess)
        {
            return;
        }

        if (other.IsValueCreated)
        {
            other.Value.Dispose();
        }

        if (encoder.IsCompletedSuccessfully)
        {
            encoder.Result.Encoder.Dispose();
        }

        if (graph.IsCompletedSuccessfully)
        {
            graph.Result.Dispose();
        }
    }

    private T Wait<T>(Task<T> part)
    {
        try
        {
            return part.GetAwaiter().GetResult();
        }
        catch
        {
            // A damaged file shows as whatever its reader stumbles over: the hashes know which one it is.
            Bundle.Verify();
            throw;
        }
    }

    private static Task<T> Start<T>(Func<T> load) =>
        Task.Factory.StartNew(load, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    private static TokenWindow LoadWindow(ModelBundle bundle)
    {
        var manifest = bundle.Manifest;
        var tokenizer = Read(bundle, manifest.Tokenizer.File, path => PieceTokenizer.Load(File.ReadAllBytes(path), manifest.Tokenizer.Unknown));
        return new TokenWindow(tokenizer, manifest.Encoder, manifest.Tokenizer);
    }

    private static ScoringModel LoadScoring(ModelBundle bundle) => new(
        bundle.Manifest,
        Read(bundle, bundle.Manifest.Words.File, WordStatistics.Load),
        Background.Load(bundle),
        [.. bundle.Manifest.Vocabularies.Select(vocabulary => TrainedVocabulary.Load(bundle, vocabulary))]);

    private static T Read<T>(ModelBundle bundle, string file, Func<string, T> read)
    {
        var path = bundle.PathOf(file);
        try
        {
            return read(path);
        }
        catch (FormatException e)
        {
            throw new TagTasksException(
                DiagnosticCode.ModelUnreadable,
                $"The model's file '{file}' cannot be used: {e.Message}. Reinstall TagTasks or fetch the bundle again.",
                path,
                e);
        }
    }
}
