using TagTasks.Inference.Encoders;
using TagTasks.Inference.Model;
using TagTasks.Inference.Scoring;
using TagTasks.Inference.Tokens;

namespace TagTasks.Inference;

/// <summary>The parts of a model, loaded beside each other: the tokenizer and the network are what a cold start waits for.</summary>
internal sealed class LoadedModel : IDisposable
{
    private readonly Lazy<IEncoder> throughput;

    private LoadedModel(ModelBundle bundle, IEncoder encoder, TokenWindow window, ScoringModel scoring, int threads)
    {
        Bundle = bundle;
        Encoder = encoder;
        Window = window;
        Scoring = scoring;
        Threads = threads;
        throughput = new(() => threads == 1 ? encoder : OnnxEncoder.Load(bundle, 1));
    }

    public ModelBundle Bundle { get; }

    /// <summary>Runs one text on all threads: the shortest time for one answer.</summary>
    public IEncoder Encoder { get; }

    /// <summary>Runs one text on one thread: the most answers a second, when every thread has a text of its own.</summary>
    public IEncoder ThroughputEncoder => throughput.Value;

    public TokenWindow Window { get; }

    public ScoringModel Scoring { get; }

    public int Threads { get; }

    /// <summary>Loads a bundle.</summary>
    public static LoadedModel Load(ModelBundle bundle, int threads)
    {
        var manifest = bundle.Manifest;
        var tokenizer = Task.Run(() =>
        {
            using var stream = File.OpenRead(bundle.PathOf(manifest.Tokenizer.File));
            return PieceTokenizer.Load(stream, manifest.Tokenizer.Unknown);
        });
        OnnxEncoder? encoder = null;
        try
        {
            encoder = OnnxEncoder.Load(bundle, threads);
            var scoring = new ScoringModel(
                manifest,
                WordStatistics.Load(bundle.PathOf(manifest.Words.File)),
                Background.Load(bundle),
                [.. manifest.Vocabularies.Select(vocabulary => TrainedVocabulary.Load(bundle, vocabulary))]);
            var window = new TokenWindow(tokenizer.GetAwaiter().GetResult(), manifest.Encoder, manifest.Tokenizer);
            return new LoadedModel(bundle, encoder, window, scoring, threads);
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
}
