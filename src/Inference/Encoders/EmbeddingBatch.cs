namespace TagTasks.Inference.Encoders;

/// <summary>One vector a text.</summary>
/// <param name="Values">Row-major, texts × <paramref name="Dimension"/>.</param>
/// <param name="Dimension">The length of a vector.</param>
internal sealed record EmbeddingBatch(float[] Values, int Dimension)
{
    /// <summary>The vector of a text.</summary>
    public ReadOnlySpan<float> Row(int row) => Values.AsSpan(row * Dimension, Dimension);
}
