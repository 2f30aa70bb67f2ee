using TagTasks.Inference.Model;

namespace TagTasks.Inference.Scoring;

/// <summary>The trained head of a vocabulary: a linear score of an embedding for each of its tags. Immutable and thread-safe.</summary>
internal sealed class TagHead
{
    private readonly float[] weights;
    private readonly int dimension;

    private TagHead(float[] weights, int dimension)
    {
        this.weights = weights;
        this.dimension = dimension;
    }

    /// <summary>Reads a head: for each tag, in the manifest's order, its weights and then its bias.</summary>
    public static TagHead Load(ModelBundle bundle, TrainedVocabularyManifest vocabulary)
    {
        var dimension = bundle.Manifest.Encoder.Dimension;
        return new TagHead(bundle.ReadFloats(vocabulary.Head, vocabulary.Tags.Count * (dimension + 1)), dimension);
    }

    /// <summary>The score of one tag: <c>W[row]·embedding + b[row]</c>.</summary>
    public double Score(int row, ReadOnlySpan<float> embedding)
    {
        var start = row * (dimension + 1);
        return Vectors.Dot(weights.AsSpan(start, dimension), embedding) + weights[start + dimension];
    }
}
