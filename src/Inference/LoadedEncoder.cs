using TagTasks.Inference.Devices;
using TagTasks.Inference.Devices.Cuda;
using TagTasks.Inference.Diagnostics;
using TagTasks.Inference.Encoders;
using TagTasks.Inference.Model;

namespace TagTasks.Inference;

/// <summary>An encoder, and where it runs in the end: a CUDA device that does not start may give way to the processor.</summary>
internal sealed record LoadedEncoder(IEncoder Encoder, DeviceChoice Device)
{
    /// <summary>Loads an encoder.</summary>
    /// <param name="graph">Makes or waits for its graph.</param>
    /// <param name="manifest">What the bundle says of it.</param>
    /// <param name="threads">Threads that one run on the processor uses.</param>
    /// <param name="device">Where it is to run.</param>
    /// <exception cref="TagTasksException">It cannot run there.</exception>
    public static LoadedEncoder Load(Func<EncoderGraph> graph, EncoderManifest manifest, int threads, DeviceChoice device)
    {
        if (device.IsCuda)
        {
            try
            {
                return LoadOnCuda(graph, manifest, device);
            }
            catch (TagTasksException e) when (device.MayFallBack && e.Code is DiagnosticCode.CudaUnavailable or DiagnosticCode.NativesUnusable)
            {
                // Whichever of ONNX Runtime's libraries was loaded by then runs on the processor as well.
                device = DeviceChoice.Cpu(e.Diagnostic.Message.Replace(OnnxEncoder.CudaAdvice, "", StringComparison.Ordinal).Trim().TrimEnd('.'), null) with { IsNearCuda = true };
            }
        }

        OnnxEncoder.Prepare(device.NativesDirectory);
#pragma warning disable CA2000 // Whoever loads it disposes of it.
        return new LoadedEncoder(OnnxEncoder.Load(graph(), manifest, threads), device);
#pragma warning restore CA2000
    }

    private static LoadedEncoder LoadOnCuda(Func<EncoderGraph> graph, EncoderManifest manifest, DeviceChoice device)
    {
        OnnxEncoder.Prepare(device.NativesDirectory);
#pragma warning disable CA2000 // Whoever loads it disposes of it.
        var encoder = OnnxEncoder.LoadOnCuda(graph(), manifest, device);
        return new LoadedEncoder(new HalvingEncoder(encoder, MemoryBudget.Tokens(CudaDriver.Load()?.FreeBytes(device.Ordinal), manifest.MaxTokens)), device);
#pragma warning restore CA2000
    }
}
