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

    /// <summary>Opens the encoder of a bundle.</summary>
    /// <param name="bundle">The bundle; its weights are mapped, not read.</param>
    /// <param name="threads">Threads that one run uses.</param>
    /// <exception cref="TagTasksException">ONNX Runtime is not there or refuses the model.</exception>
    public static OnnxEncoder Load(ModelBundle bundle, int threads)
    {
        try
        {
            OnnxEnvironment.EnsureCreated();
            using var options = new SessionOptions
            {
                IntraOpNumThreads = threads,
                InterOpNumThreads = 1,
                ExecutionMode = ExecutionMode.ORT_SEQUENTIAL,
                GraphOptimizationLevel = GraphOptimizationLevel.ORT_ENABLE_ALL,
                LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL,
            };
            return new OnnxEncoder(new InferenceSession(bundle.PathOf(bundle.Manifest.Encoder.File), options), bundle.Manifest.Encoder);
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
