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
    private readonly Task<IEncoder> encoder;
    private readonly Task<TokenWindow> window;
    private readonly Task<ScoringModel> scoring;
    private readonly Lazy<IEncoder> throughput;

    private LoadedModel(ModelBundle bundle, int threads)
    {
        Bundle = bundle;
        Threads = threads;
        graph = Start(() => Read(bundle, bundle.Manifest.Encoder.File, _ => EncoderGraph.Load(bundle, threads)));
        encoder = Start<IEncoder>(() =>
        {
            OnnxEncoder.Prepare();
            return OnnxEncoder.Load(graph.GetAwaiter().GetResult(), bundle.Manifest.Encoder, threads);
        });
        window = Start(() => LoadWindow(bundle));
        scoring = Start(() => LoadScoring(bundle));
        throughput = new(() => threads == 1 ? Encoder : OnnxEncoder.Load(Wait(graph), bundle.Manifest.Encoder, 1));
    }

    public ModelBundle Bundle { get; }

    /// <summary>Runs one text on all threads: the shortest time for one answer.</summary>
    public IEncoder Encoder => Wait(encoder);

    /// <summary>Runs one text on one thread: the most answers a second, when every thread has a text of its own.</summary>
    public IEncoder ThroughputEncoder => throughput.Value;

    public TokenWindow Window => Wait(window);

    public ScoringModel Scoring => Wait(scoring);

    public int Threads { get; }

    /// <summary>Begins to load a bundle. What goes wrong comes from the part that is asked for.</summary>
    public static LoadedModel Begin(ModelBundle bundle, int threads)
    {
        var model = new LoadedModel(bundle, threads);
        bundle.BeginVerification();
        return model;
    }

    /// <summary>Loads a bundle.</summary>
    public static LoadedModel Load(ModelBundle bundle, int threads)
    {
        var model = Begin(bundle, threads);
        try
        {
            _ = (model.Encoder, model.Window, model.Scoring);
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
        if (throughput.IsValueCreated && Threads > 1)
        {
            throughput.Value.Dispose();
        }

        // One that is still being made is waited for: a process that ends in the middle of it may crash.
        if (((IAsyncResult)encoder).AsyncWaitHandle.WaitOne() && encoder.IsCompletedSuccessfully)
        {
            encoder.Result.Dispose();
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
