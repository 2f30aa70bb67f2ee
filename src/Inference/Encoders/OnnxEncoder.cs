using Microsoft.ML.OnnxRuntime;
using TagTasks.Inference.Diagnostics;
using TagTasks.Inference.Model;
using TagTasks.Inference.Tokens;

namespace TagTasks.Inference.Encoders;

/// <summary>The encoder on ONNX Runtime's CPU provider. Thread-safe: runs may overlap, each owns its memory.</summary>
internal sealed class OnnxEncoder : IEncoder
{
    private readonly InferenceSession session;
    private readonly RunOptions runOptions = new();
    private readonly string[] inputs;
    private readonly string[] outputs;
    private readonly int dimension;

    private OnnxEncoder(InferenceSession session, EncoderManifest manifest)
    {
        this.session = session;
        inputs = [.. manifest.Inputs];
        outputs = [manifest.Output];
        dimension = manifest.Dimension;
    }

    /// <inheritdoc/>
    public string Device => "CPU";

    /// <summary>Opens an encoder.</summary>
    /// <param name="graph">Its graph; must outlive it.</param>
    /// <param name="manifest">What the bundle says of it.</param>
    /// <param name="threads">Threads that one run uses.</param>
    /// <exception cref="TagTasksException">ONNX Runtime is not there or refuses the model.</exception>
    public static OnnxEncoder Load(EncoderGraph graph, EncoderManifest manifest, int threads)
    {
        try
        {
            using var options = new SessionOptions
            {
                IntraOpNumThreads = threads,
                InterOpNumThreads = 1,
                ExecutionMode = ExecutionMode.ORT_SEQUENTIAL,
                GraphOptimizationLevel = GraphOptimizationLevel.ORT_ENABLE_ALL,
                LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL,
            };
            return new OnnxEncoder(graph.Open(options), manifest);
        }
        catch (Exception e) when (IsFailure(e))
        {
            throw Failed(e);
        }
    }

    /// <summary>Loads ONNX Runtime, which takes longest of all and needs no model.</summary>
    /// <exception cref="TagTasksException">ONNX Runtime is not there.</exception>
    public static void Prepare()
    {
        try
        {
            OnnxEnvironment.EnsureCreated();
        }
        catch (Exception e) when (IsFailure(e))
        {
            throw Failed(e);
        }
    }

    /// <summary>The version of the native library; loads it.</summary>
    /// <exception cref="TagTasksException">ONNX Runtime is not there.</exception>
    public static string NativeVersion()
    {
        try
        {
            return OnnxEnvironment.Version;
        }
        catch (Exception e) when (IsFailure(e))
        {
            throw Failed(e);
        }
    }

    /// <inheritdoc/>
    public EmbeddingBatch Encode(TokenBatch batch)
    {
        try
        {
            long[] shape = [batch.Rows, batch.Columns];
            using var ids = OrtValue.CreateTensorValueFromMemory(batch.Ids, shape);
            using var mask = OrtValue.CreateTensorValueFromMemory(batch.Mask, shape);
            using var results = session.Run(runOptions, inputs, [ids, mask], outputs);
            return new EmbeddingBatch(results[0].GetTensorDataAsSpan<float>().ToArray(), dimension);
        }
        catch (OnnxRuntimeException e)
        {
            throw Failed(e);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        runOptions.Dispose();
        session.Dispose();
    }

    private static bool IsFailure(Exception e) => e is OnnxRuntimeException or DllNotFoundException or TypeInitializationException
        or EntryPointNotFoundException or BadImageFormatException;

    private static TagTasksException Failed(Exception e)
    {
        var reason = (e.InnerException ?? e).Message.ReplaceLineEndings(" ").Trim();
        return new TagTasksException(
            DiagnosticCode.EncoderFailed,
            $"ONNX Runtime cannot run the model ({reason}). Reinstall TagTasks, or see the list of supported platforms in its documentation.",
            inner: e);
    }
}
