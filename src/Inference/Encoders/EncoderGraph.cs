using Microsoft.ML.OnnxRuntime;
using TagTasks.Inference.Model;

namespace TagTasks.Inference.Encoders;

/// <summary>An encoder's graph with its weights expanded, shared by all sessions that run it. Thread-safe.</summary>
internal sealed class EncoderGraph : IDisposable
{
    private readonly byte[] graph;
    private readonly string folder;
    private readonly IReadOnlyList<QuantizedMatrix> matrices;
    private readonly float[][] weights;
    private readonly Lazy<OrtValue[]> values;

    private EncoderGraph(byte[] graph, string folder, IReadOnlyList<QuantizedMatrix> matrices, float[][] weights)
    {
        this.graph = graph;
        this.folder = folder;
        this.matrices = matrices;
        this.weights = weights;
        values = new(() =>
        [
            .. matrices.Select((matrix, i) => OrtValue.CreateTensorValueFromMemory(weights[i], [matrix.Rows, matrix.Columns])),
        ]);
    }

    /// <summary>Reads a bundle's graph and expands its weights. Needs no ONNX Runtime, which loads meanwhile.</summary>
    /// <param name="bundle">The bundle.</param>
    /// <param name="threads">Threads to expand on.</param>
    /// <exception cref="FormatException">The graph is no ONNX file.</exception>
    public static EncoderGraph Load(ModelBundle bundle, int threads)
    {
        var path = bundle.PathOf(bundle.Manifest.Encoder.File);
        var graph = FloatGraph.Rewrite(File.ReadAllBytes(path), out var matrices);
        var weights = new float[matrices.Count][];
        var others = new Task[threads - 1];
        for (var i = 0; i < others.Length; i++)
        {
            var first = i + 1;
            others[i] = Task.Run(() => Expand(first));
        }

        Expand(0);
        Task.WaitAll(others);
        return new EncoderGraph(graph, Path.GetDirectoryName(path)!, matrices, weights);

        // Each thread takes every so manieth matrix: they are few, large and much alike.
        void Expand(int first)
        {
            for (var i = first; i < weights.Length; i += threads)
            {
                // ONNX Runtime reads them where they lie, as long as a session lives.
                weights[i] = GC.AllocateUninitializedArray<float>(matrices[i].Rows * matrices[i].Columns, pinned: true);
                using var file = File.OpenHandle(bundle.PathOf(matrices[i].Weights.Location));
                BlockDequantizer.Expand(matrices[i], file, weights[i]);
            }
        }
    }

    /// <summary>Opens a session over the graph; this object must outlive it.</summary>
    public InferenceSession Open(SessionOptions options)
    {
        options.AddSessionConfigEntry("session.model_external_initializers_file_folder_path", folder);

        // A packed copy of the weights is a tenth faster to multiply with; it takes as much memory again, and a start waits for it.
        options.AddSessionConfigEntry("session.disable_prepacking", "1");
        for (var i = 0; i < weights.Length; i++)
        {
            options.AddInitializer(matrices[i].Name, values.Value[i]);
        }

        return new InferenceSession(graph, options);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (values.IsValueCreated)
        {
            Array.ForEach(values.Value, value => value.Dispose());
        }
    }
}
