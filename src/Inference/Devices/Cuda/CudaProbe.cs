using System.Globalization;
using TagTasks.Inference.Caching;

namespace TagTasks.Inference.Devices.Cuda;

/// <summary>Looks whether CUDA can be used, and names all that is missing. Stateless.</summary>
internal static class CudaProbe
{
    // CUDA 13's libraries run on drivers that know CUDA 13.
    private static readonly Version Needed = new(13, 0);

    private const string InstallNatives = "Run `tagtasks cuda install`.";
    private const string DoWithout = "or use --device cpu.";

    /// <summary>Looks.</summary>
    /// <param name="ordinal">The number of the device.</param>
    /// <param name="given">The folder of ONNX Runtime's libraries that was asked for; null to find it.</param>
    /// <param name="cacheDirectory">The user's cache folder; null for that of the platform's convention.</param>
    /// <param name="hashAnew">Whether installed libraries are hashed whatever a run before remembers.</param>
    public static CudaReport Look(int ordinal, string? given, string? cacheDirectory, bool hashAnew = false)
    {
        if (CudaNatives.Current is not { } known)
        {
            return new CudaReport(ordinal, [CudaPart.Missing(
                CudaReport.Platform,
                $"ONNX Runtime has it for {string.Join(" and ", CudaNatives.Platforms)}, and this is {CudaNatives.ThisPlatform}",
                "Use --device cpu.")]);
        }

        var (driver, device, name) = Devices(ordinal);
        var (natives, directory) = Natives(known, given, cacheDirectory, hashAnew);
        return new CudaReport(ordinal, [driver, device, natives, Libraries(directory)]) { NativesDirectory = directory, DeviceName = name };
    }

    private static (CudaPart Driver, CudaPart Device, string? Name) Devices(int ordinal)
    {
        if (CudaDriver.Load() is not { } driver)
        {
            return (
                CudaPart.Missing(CudaReport.Driver, $"NVIDIA's driver ({CudaDriver.FileName}) is not there", $"Install NVIDIA's driver, {DoWithout}"),
                new CudaPart(CudaReport.Device, null),
                null);
        }

        try
        {
            return Devices(driver, ordinal);
        }
        catch (EntryPointNotFoundException e)
        {
            return (
                CudaPart.Missing(CudaReport.Driver, $"NVIDIA's driver ({CudaDriver.FileName}) is too old: {e.Message.TrimEnd('.')}", $"Install a newer driver, {DoWithout}"),
                new CudaPart(CudaReport.Device, null),
                null);
        }
    }

    private static (CudaPart Driver, CudaPart Device, string? Name) Devices(CudaDriver driver, int ordinal)
    {
        var started = driver.Start();
        var version = driver.CudaVersion();
        var driverPart = version is null
            ? CudaPart.Missing(CudaReport.Driver, $"NVIDIA's driver ({CudaDriver.FileName}) does not say which CUDA it knows", $"Check it with nvidia-smi, {DoWithout}")
            : version < Needed
            ? CudaPart.Missing(CudaReport.Driver, $"NVIDIA's driver knows CUDA up to {version}, and {Needed} is needed", $"Install a newer driver, {DoWithout}")
            : new CudaPart(CudaReport.Driver, $"{CudaDriver.FileName}, for CUDA up to {version}");
        var count = started == 0 ? driver.DeviceCount() : 0;
        if (ordinal < count)
        {
            var name = driver.DeviceName(ordinal) ?? "unnamed";
            return (driverPart, new CudaPart(CudaReport.Device, string.Create(CultureInfo.InvariantCulture, $"{ordinal} of {count}: {name}")), name);
        }

        return (driverPart, CudaPart.Missing(CudaReport.Device, NoDevice(ordinal, count, started), $"{(count > 0 ? "Name another device" : "Check the driver with nvidia-smi")}, {DoWithout}"), null);
    }

    // 100 is CUDA_ERROR_NO_DEVICE; anything else is worth its number.
    internal static string NoDevice(int ordinal, int count, int started) => count switch
    {
        0 when started is 0 or 100 => "NVIDIA's driver finds no device",
        0 => $"NVIDIA's driver does not start (error {started})",
        1 => $"there is no device {ordinal}: the only one is 0",
        _ => $"there is no device {ordinal}: there are {count}, counted from 0",
    };

    private static (CudaPart Part, string? Directory) Natives(CudaNatives known, string? given, string? cacheDirectory, bool hashAnew)
    {
        if (given is not null)
        {
            var directory = Path.GetFullPath(given);
            var missing = Array.Find([known.Library, known.Provider], file => !File.Exists(Path.Combine(directory, file)));
            return (missing is null
                ? new CudaPart(CudaReport.Natives, $"{directory}, as asked for")
                : CudaPart.Missing(CudaReport.Natives, $"'{directory}' has no {missing}", $"Name a folder with ONNX Runtime for CUDA, {DoWithout}"), directory);
        }

        if (BesideApplication(known) is { } beside)
        {
            return (new CudaPart(CudaReport.Natives, $"{beside}, which came with the application"), null);
        }

        string[] caches = [.. new[] { cacheDirectory, CacheFolder.DefaultDirectory }.OfType<string>().Distinct(StringComparer.Ordinal)];
        if (Array.Find(caches, cache => Directory.Exists(known.DirectoryIn(cache))) is not { } cache)
        {
            return (CudaPart.Missing(CudaReport.Natives, "ONNX Runtime for CUDA is not installed", InstallNatives), null);
        }

        var installed = known.DirectoryIn(cache);
        return (known.Damage(installed, hashAnew ? null : cache) is { } damage
            ? CudaPart.Missing(CudaReport.Natives, $"ONNX Runtime for CUDA is damaged: {damage}", InstallNatives)
            : new CudaPart(CudaReport.Natives, $"{known.Version}, all hashes right, {installed}"), installed);
    }

    // Where a build with OnnxRuntimeFlavor=Gpu, and a program that references the Gpu package, have them.
    private static string? BesideApplication(CudaNatives known) => Array.Find(
        [AppContext.BaseDirectory, Path.Combine(AppContext.BaseDirectory, "runtimes", known.Platform, "native")],
        directory => File.Exists(Path.Combine(directory, known.Provider)));

    private static CudaPart Libraries(string? directory) => CudaLibraries.Missing(directory) is { Count: > 0 } missing
        ? CudaPart.Missing(
            CudaReport.Libraries,
            $"not found: {string.Join(", ", missing)}",
            $"Install CUDA 13 and cuDNN 9 where the system looks for libraries, {DoWithout}")
        : new CudaPart(CudaReport.Libraries, "CUDA 13 and cuDNN 9");
}
