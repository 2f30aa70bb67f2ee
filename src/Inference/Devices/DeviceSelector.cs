using System.Globalization;
using TagTasks.Inference.Caching;
using TagTasks.Inference.Devices.Cuda;
using TagTasks.Inference.Diagnostics;

namespace TagTasks.Inference.Devices;

/// <summary>Chooses where the network runs. Looks for CUDA only when it may be chosen: a cold start on the processor pays nothing. Stateless.</summary>
internal static class DeviceSelector
{
    /// <summary>Chooses.</summary>
    /// <exception cref="TagTasksException">CUDA was asked for and cannot be had; the message names what is missing.</exception>
    public static DeviceChoice Select(TaggerOptions options) => Select(options, static options => CudaProbe.Look(options.Device.Ordinal ?? 0, options.OnnxRuntimeDirectory, CacheFolder.DirectoryOf(options)));

    /// <summary>Chooses, with the look at CUDA that is given.</summary>
    internal static DeviceChoice Select(TaggerOptions options, Func<TaggerOptions, CudaReport> look)
    {
        var given = options.OnnxRuntimeDirectory is { } directory ? Path.TrimEndingDirectorySeparator(Path.GetFullPath(directory)) : null;
        options = options with { OnnxRuntimeDirectory = given };
        if (!options.Device.IsCuda)
        {
            if (options.Device == TaggingDevice.Cpu)
            {
                return DeviceChoice.Cpu("it was asked for", given);
            }

            if (!options.ManyReadmes)
            {
                return DeviceChoice.Cpu("for one README a CUDA device takes longer to start than the processor to answer", given);
            }
        }

        var report = look(options);
        if (report.Problem is not { } problem)
        {
            return new DeviceChoice
            {
                Name = string.Create(CultureInfo.InvariantCulture, $"CUDA:{report.Ordinal} ({report.DeviceName})"),
                Reason = options.Device.IsCuda ? "it was asked for" : "there are many READMEs and a CUDA device is free to use",
                IsCuda = true,
                Ordinal = report.Ordinal,
                NativesDirectory = report.NativesDirectory,
                MayFallBack = !options.Device.IsCuda || options.FallBackToCpu,
            };
        }

        return options.Device.IsCuda && !options.FallBackToCpu
            ? throw new TagTasksException(DiagnosticCode.CudaUnavailable, $"CUDA cannot be used: {problem}. {report.Advice}")
            : DeviceChoice.Cpu($"CUDA cannot be used: {problem}", given) with { IsNearCuda = report.IsNear };
    }
}
