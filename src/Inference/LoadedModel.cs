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
    private readonly Lazy<IEncoder> second;
    private readonly bool forMany;
    private readonly bool mayBeCuda;
    private readonly bool mayTakeBatches;

    private LoadedModel(ModelBundle bundle, int threads, DeviceChoice device, bool forMany, Func<IEncoder, IEncoder>? around)
    {
        Bundle = bundle;
        Threads = threads;
        this.forMany = forMany || threads == 1;

        // Known without waiting for the encoder, on the processor at least.
        mayBeCuda = device.IsCuda;
        mayTakeBatches = mayBeCuda || around is not null;
        graph = Start(() => Read(bundle, bundle.Manifest.Encoder.File, _ => EncoderGraph.Load(bundle, threads)));
        encoder = Start(() =>
        {
            var loaded = LoadedEncoder.Load(() => graph.GetAwaiter().GetResult(), bundle.Manifest.Encoder, this.forMany ? 1 : threads, device);
            return around is null ? loaded : loaded with { Encoder = around(loaded.Encoder) };
        });
        window = Start(() => LoadWindow(bundle));
        scoring = Start(() => LoadScoring(bundle));
        second = new(() => OnnxEncoder.Load(Wait(graph), bundle.Manifest.Encoder, this.forMany ? threads : 1));
    }

    public ModelBundle Bundle { get; }

    /// <summary>Runs one text on all threads: the shortest time for one answer.</summary>
    public IEncoder Encoder => forMany && Threads > 1 && !TakesBatches ? second.Value : Wait(encoder).Encoder;

    /// <summary>Where it runs in the end.</summary>
    public DeviceChoice Device => Wait(encoder).Device;

    /// <summary>Whether that is a CUDA device. Waits for it only where it may be one.</summary>
    public bool RunsOnCuda => mayBeCuda && Device.IsCuda;

    /// <summary>Whether many READMEs are best encoded in one run.</summary>
    public bool TakesBatches => mayTakeBatches && Wait(encoder).Encoder.TokensAtOnce is not null;

    /// <summary>Gives the most answers a second: one text on one thread, when every thread has a text of its own, or batches on a device.</summary>
    public IEncoder ThroughputEncoder => forMany || TakesBatches ? Wait(encoder).Encoder : second.Value;

    public TokenWindow Window => Wait(window);

    public ScoringModel Scoring => Wait(scoring);

    public int Threads { get; }

    /// <summary>Whether the process ends with it, and nothing need be given back before.</summary>
    public bool EndsWithProcess { get; set; }

    /// <summary>Begins to load a bundle. What goes wrong comes from the part that is asked for.</summary>
    /// <param name="bundle">The bundle.</param>
    /// <param name="threads">Threads used at once.</param>
    /// <param name="device">Where the network runs.</param>
    /// <param name="forMany">Whether READMEs come by the hundred: of the two encoders the one for them is loaded then, and the other if it is needed.</param>
    /// <param name="around">Puts something around the encoder, for tests of what devices do; null for nothing.</param>
    public static LoadedModel Begin(ModelBundle bundle, int threads, DeviceChoice device, bool forMany = false, Func<IEncoder, IEncoder>? around = null)
    {
        var model = new LoadedModel(bundle, threads, device, forMany, around);
        bundle.BeginVerification();
        return model;
    }

    /// <summary>Loads a bundle.</summary>
    /// <param name="bundle">The bundle.</param>
    /// <param name="threads">Threads used at once.</param>
    /// <param name="device">Where the network runs; null for the processor.</param>
    /// <param name="forMany">Whether READMEs come by the hundred.</param>
    /// <param name="around">Puts something around the encoder, for tests of what devices do; null for nothing.</param>
    public static LoadedModel Load(ModelBundle bundle, int threads, DeviceChoice? device = null, bool forMany = false, Func<IEncoder, IEncoder>? around = null)
    {
        var model = Begin(bundle, threads, device ?? DeviceChoice.Cpu("nothing else was asked for", null), forMany, around);
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

    public void Dispose()
    {
        // One that is still being made is waited for: a process that ends in the middle of it may crash.
        ((IAsyncResult)encoder).AsyncWaitHandle.WaitOne();
        if (EndsWithProcess)
        {
            return;
        }

        if (second.IsValueCreated)
        {
            second.Value.Dispose();
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
