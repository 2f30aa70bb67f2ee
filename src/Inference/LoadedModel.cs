using TagTasks.Inference.Diagnostics;
using TagTasks.Inference.Encoders;
using TagTasks.Inference.Model;
using TagTasks.Inference.Scoring;
using TagTasks.Inference.Tokens;

namespace TagTasks.Inference;

/// <summary>
/// The parts of a model, loaded beside each other. The tokenizer takes longest and is not needed at once: it is built on
/// a thread of its own, and whoever needs it first waits for it.
/// </summary>
internal sealed class LoadedModel : IDisposable
{
    private readonly Lazy<IEncoder> throughput;
    private readonly Task<TokenWindow> window;

    private LoadedModel(ModelBundle bundle, IEncoder encoder, Task<TokenWindow> window, ScoringModel scoring, int threads)
    {
        Bundle = bundle;
        Encoder = encoder;
        this.window = window;
        Scoring = scoring;
        Threads = threads;
        throughput = new(() => threads == 1 ? encoder : OnnxEncoder.Load(bundle, 1));
    }

    public ModelBundle Bundle { get; }

    /// <summary>Runs one text on all threads: the shortest time for one answer.</summary>
    public IEncoder Encoder { get; }

    /// <summary>Runs one text on one thread: the most answers a second, when every thread has a text of its own.</summary>
    public IEncoder ThroughputEncoder => throughput.Value;

    public TokenWindow Window
    {
        get
        {
            try
            {
                return window.GetAwaiter().GetResult();
            }
            catch
            {
                Bundle.Verify();
                throw;
            }
        }
    }

    public ScoringModel Scoring { get; }

    public int Threads { get; }

    /// <summary>Loads a bundle.</summary>
    public static LoadedModel Load(ModelBundle bundle, int threads)
    {
        var window = Task.Factory.StartNew(
            () => LoadWindow(bundle), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        OnnxEncoder? encoder = null;
        try
        {
            encoder = OnnxEncoder.Load(bundle, threads);
            bundle.BeginVerification();
            return new LoadedModel(bundle, encoder, window, LoadScoring(bundle), threads);
        }
        catch
        {
            encoder?.Dispose();

            // A damaged file shows as whatever its reader stumbles over: the hashes know which one it is.
            bundle.Verify();
            throw;
        }
    }

    public void Dispose()
    {
        if (throughput.IsValueCreated && throughput.Value != Encoder)
        {
            throughput.Value.Dispose();
        }

        Encoder.Dispose();
    }

    private static TokenWindow LoadWindow(ModelBundle bundle)
    {
        var manifest = bundle.Manifest;
        var path = bundle.PathOf(manifest.Tokenizer.File);
        try
        {
            var tokenizer = PieceTokenizer.Load(File.ReadAllBytes(path), manifest.Tokenizer.Unknown);
            return new TokenWindow(tokenizer, manifest.Encoder, manifest.Tokenizer);
        }
        catch (FormatException e)
        {
            throw new TagTasksException(
                DiagnosticCode.ModelUnreadable,
                $"The model's tokenizer cannot be used: {e.Message}. Reinstall TagTasks or fetch the bundle again.",
                path,
                e);
        }
    }

    private static ScoringModel LoadScoring(ModelBundle bundle) => new(
        bundle.Manifest,
        WordStatistics.Load(bundle.PathOf(bundle.Manifest.Words.File)),
        Background.Load(bundle),
        [.. bundle.Manifest.Vocabularies.Select(vocabulary => TrainedVocabulary.Load(bundle, vocabulary))]);
}
