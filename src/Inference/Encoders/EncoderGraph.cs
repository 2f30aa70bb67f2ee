using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;
using TagTasks.Inference.Encoders.Graphs;
using TagTasks.Inference.Encoders.Memory;
using TagTasks.Inference.Model;

namespace TagTasks.Inference.Encoders;

/// <summary>An encoder's graph with its weights expanded, shared by all sessions that run it. Thread-safe.</summary>
internal sealed class EncoderGraph : IDisposable
{
    private const string FolderEntry = "session.model_external_initializers_file_folder_path";

    private readonly byte[] graph;
    private readonly string folder;
    private readonly IReadOnlyList<QuantizedMatrix> matrices;
    private readonly WeightMemory weights;
    private readonly Lazy<OrtValue[]> values;

    private EncoderGraph(byte[] graph, string folder, IReadOnlyList<QuantizedMatrix> matrices, WeightMemory weights)
    {
        this.graph = graph;
        this.folder = folder;
        this.matrices = matrices;
        this.weights = weights;
        values = new(() => [.. matrices.Select((matrix, part) => Value(matrix, weights, part))]);
    }

    /// <summary>Reads a bundle's graph and expands its weights. Needs no ONNX Runtime, which loads meanwhile.</summary>
    /// <param name="bundle">The bundle.</param>
    /// <param name="threads">Threads to expand on.</param>
    /// <exception cref="FormatException">The graph is no ONNX file.</exception>
    public static EncoderGraph Load(ModelBundle bundle, int threads)
    {
        var path = bundle.PathOf(bundle.Manifest.Encoder.File);
        var folder = Path.GetDirectoryName(path)!;
        using var files = new WeightFiles(folder, [.. bundle.Manifest.Files.Keys]);
        var graph = new FloatGraph(files.Read).Rewrite(File.ReadAllBytes(path), out var matrices);
        var weights = WeightMemory.Allocate([.. matrices.Select(matrix => matrix.Rows * matrix.Columns)]);
        try
        {
            // All of them end before the memory and the files go, whatever becomes of one.
            Task.WhenAll(Enumerable.Range(0, threads).Select(first => Task.Run(() => Expand(first)))).GetAwaiter().GetResult();
            return new EncoderGraph(graph, folder, matrices, weights);
        }
        catch
        {
            weights.Dispose();
            throw;
        }

        // Each thread takes every so manieth matrix: they are few, large and much alike.
        void Expand(int first)
        {
            for (var part = first; part < weights.Parts; part += threads)
            {
                BlockDequantizer.Expand(matrices[part], files, weights.Part(part));
            }
        }
    }

    /// <summary>Opens a session over the graph; this object must outlive it.</summary>
    public InferenceSession Open(SessionOptions options)
    {
        options.AddSessionConfigEntry(FolderEntry, folder);

        // A packed copy of the weights is a tenth faster to multiply with; it takes as much memory again, and a start waits for it.
        options.AddSessionConfigEntry("session.disable_prepacking", "1");
        for (var i = 0; i < matrices.Count; i++)
        {
            options.AddInitializer(matrices[i].Name, values.Value[i]);
        }

        return new InferenceSession(graph, options);
    }

    /// <summary>Opens a session with weights of its own, on a device that copies them into its memory.</summary>
    public InferenceSession OpenCopy(SessionOptions options)
    {
        options.AddSessionConfigEntry(FolderEntry, folder);
        return new InferenceSession(WeightedGraph.Write(graph, matrices, weights), options);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (values.IsValueCreated)
        {
            Array.ForEach(values.Value, value => value.Dispose());
        }

        weights.Dispose();
    }

    private static OrtValue Value(QuantizedMatrix matrix, WeightMemory weights, int part) => OrtValue.CreateTensorValueWithData(
        OrtMemoryInfo.DefaultInstance, TensorElementType.Float, [matrix.Rows, matrix.Columns], weights.Address(part), weights.Part(part).Length * sizeof(float));
}
