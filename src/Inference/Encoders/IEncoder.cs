using TagTasks.Inference.Tokens;

namespace TagTasks.Inference.Encoders;

/// <summary>The network: texts of word pieces in, one vector a text out. Implementations are thread-safe.</summary>
internal interface IEncoder : IDisposable
{
    /// <summary>Where it runs, as a person would say it ("CPU").</summary>
    string Device { get; }

    /// <summary>
    /// Pieces, padding included, that one run should have at most; null where a README is best run alone, as on the
    /// processor. May become less while it is used.
    /// </summary>
    int? TokensAtOnce { get; }

    /// <summary>Encodes a batch.</summary>
    EmbeddingBatch Encode(TokenBatch batch);
}
