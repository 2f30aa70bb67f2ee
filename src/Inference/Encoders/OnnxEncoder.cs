using System.Globalization;
using Microsoft.ML.OnnxRuntime;
using TagTasks.Inference.Devices;
using TagTasks.Inference.Diagnostics;
using TagTasks.Inference.Model;
using TagTasks.Inference.Tokens;

namespace TagTasks.Inference.Encoders;

/// <summary>The encoder on one of ONNX Runtime's providers: CPU or CUDA. Thread-safe: runs may overlap, each owns its memory.</summary>
internal sealed class OnnxEncoder : IEncoder
{
    /// <summary>What to do where a CUDA device does not start.</summary>
    public const string CudaAdvice = "Look at `tagtasks cuda status`, or use --device cpu.";

    private readonly InferenceSession session;
    private readonly RunOptions runOptions = new();
    private readonly string[] inputs;
    private readonly string[] outputs;
    private readonly int dimension;
    private readonly bool hasOwnMemory;

    private OnnxEncoder(InferenceSession session, EncoderManifest manifest, string device, bool hasOwnMemory = false)
    {
        this.session = session;
        this.hasOwnMemory = hasOwnMemory;
        Device = device;
        inputs = [.. manifest.Inputs];
        outputs = [manifest.Output];
        dimension = manifest.Dimension;
    }

    /// <inheritdoc/>
    public string Device { get; }

    /// <inheritdoc/>
    public int? TokensAtOnce => null;

    /// <summary>Opens an encoder on the processor.</summary>
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
            return new OnnxEncoder(graph.Open(options), manifest, DeviceChoice.CpuName);
        }
        catch (Exception e) when (IsFailure(e))
        {
            throw Failed(e);
        }
    }

    /// <summary>Opens an encoder on a CUDA device, which throws <see cref="DeviceMemoryException"/> when a run needs too much.</summary>
    /// <param name="graph">Its graph.</param>
    /// <param name="manifest">What the bundle says of it.</param>
    /// <param name="device">The device.</param>
    /// <exception cref="TagTasksException">The device cannot be used.</exception>
    public static OnnxEncoder LoadOnCuda(EncoderGraph graph, EncoderManifest manifest, DeviceChoice device)
    {
        try
        {
            using var cuda = new OrtCUDAProviderOptions();
            cuda.UpdateOptions(new Dictionary<string, string>
            {
                ["device_id"] = device.Ordinal.ToString(CultureInfo.InvariantCulture),

                // TF32 cuts 13 bits off every factor, and tags would differ from those of the processor.
                ["use_tf32"] = "0",

                // Growing by powers of two takes twice what is needed, and others use the device too.
                ["arena_extend_strategy"] = "kSameAsRequested",
            });
            using var options = new SessionOptions
            {
                IntraOpNumThreads = 1,
                InterOpNumThreads = 1,
                ExecutionMode = ExecutionMode.ORT_SEQUENTIAL,
                GraphOptimizationLevel = GraphOptimizationLevel.ORT_ENABLE_ALL,
                LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL,
            };
            options.AppendExecutionProvider_CUDA(cuda);
#pragma warning disable CA2000 // One that fails is disposed of there.
            return Tried(new OnnxEncoder(graph.OpenCopy(options), manifest, device.Name, hasOwnMemory: true));
#pragma warning restore CA2000
        }
        catch (Exception e) when (IsFailure(e))
        {
            throw new TagTasksException(
                DiagnosticCode.CudaUnavailable, $"CUDA cannot be used: {device.Name} does not start ({Reason(e)}). {CudaAdvice}", inner: e);
        }
    }

    /// <summary>Loads ONNX Runtime, which takes longest of all and needs no model.</summary>
    /// <param name="directory">The folder to load it from, as a full path; null for where it came with the application.</param>
    /// <exception cref="TagTasksException">ONNX Runtime is not there.</exception>
    public static void Prepare(string? directory = null)
    {
        try
        {
            OnnxEnvironment.EnsureCreated(directory);
        }
        catch (Exception e) when (IsFailure(e))
        {
            throw Failed(e);
        }
    }

    /// <summary>The version of the native library; loads it.</summary>
    /// <param name="directory">The folder to load it from, as a full path; null for where it came with the application.</param>
    /// <exception cref="TagTasksException">ONNX Runtime is not there.</exception>
    public static string NativeVersion(string? directory = null)
    {
        try
        {
            OnnxEnvironment.EnsureCreated(directory);
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
            return Run(batch);
        }
        catch (OnnxRuntimeException e) when (hasOwnMemory && DeviceMemoryException.IsSaidBy(e))
        {
            throw new DeviceMemoryException(Reason(e), e);
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

    private EmbeddingBatch Run(TokenBatch batch)
    {
        long[] shape = [batch.Rows, batch.Columns];
        using var ids = OrtValue.CreateTensorValueFromMemory(batch.Ids, shape);
        using var mask = OrtValue.CreateTensorValueFromMemory(batch.Mask, shape);
        using var results = session.Run(runOptions, inputs, [ids, mask], outputs);
        return new EmbeddingBatch(results[0].GetTensorDataAsSpan<float>().ToArray(), dimension);
    }

    // What is loaded only when it is needed, and what a device cannot run, shows at the first run: here, where there is still another way.
    private static OnnxEncoder Tried(OnnxEncoder encoder)
    {
        try
        {
            _ = encoder.Run(TokenBatch.Of([[0, 1]], 0));
            return encoder;
        }
        catch
        {
            encoder.Dispose();
            throw;
        }
    }

    private static bool IsFailure(Exception e) => e is OnnxRuntimeException or DllNotFoundException or TypeInitializationException
        or EntryPointNotFoundException or BadImageFormatException;

    // What stands before the last of these is where in ONNX Runtime's sources it was noticed.
    private static string Reason(Exception e)
    {
        var said = (e.InnerException ?? e).Message.ReplaceLineEndings(" ").Trim();
        var at = said.LastIndexOf(" : FAIL : ", StringComparison.Ordinal);
        return at < 0 ? said : said[(at + " : FAIL : ".Length)..];
    }

    private static TagTasksException Failed(Exception e) => new(
        DiagnosticCode.EncoderFailed,
        $"ONNX Runtime cannot run the model ({Reason(e)}). Reinstall TagTasks, or see the list of supported platforms in its documentation.",
        inner: e);
}
