using TagTasks.Inference.Model;

namespace TagTasks.Inference.Scoring;

/// <summary>
/// The scale on which a similarity is judged: how similar a README is to tags in general. With it a list of any size
/// gets comparable scores. Immutable and thread-safe.
/// </summary>
internal sealed class Background
{
    private readonly float[] vectors;
    private readonly int rows;
    private readonly int dimension;

    private Background(float[] vectors, int rows, int dimension)
    {
        this.vectors = vectors;
        this.rows = rows;
        this.dimension = dimension;
    }

    /// <summary>Reads the bundle's background.</summary>
    public static Background Load(ModelBundle bundle)
    {
        var (rows, dimension) = (bundle.Manifest.Background.Rows, bundle.Manifest.Encoder.Dimension);
        return new Background(bundle.ReadFloats(bundle.Manifest.Background.File, rows * dimension), rows, dimension);
    }

    /// <summary>Mean and population standard deviation of the cosines of an embedding with the background.</summary>
    public (double Mean, double Deviation) Scale(ReadOnlySpan<float> embedding)
    {
        var cosines = new double[rows];
        for (var row = 0; row < rows; row++)
        {
            cosines[row] = Vectors.Cosine(embedding, vectors.AsSpan(row * dimension, dimension));
        }

        return Vectors.MeanAndDeviation(cosines);
    }
}
