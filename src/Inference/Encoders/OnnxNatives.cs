using System.Reflection;
using System.Runtime.InteropServices;
using Microsoft.ML.OnnxRuntime;
using TagTasks.Inference.Devices.Cuda;
using TagTasks.Inference.Diagnostics;

namespace TagTasks.Inference.Encoders;

/// <summary>
/// Loads ONNX Runtime's library out of a folder that was chosen, instead of the one that came with the application. A
/// process has one, for ever. Called under the lock of <see cref="OnnxEnvironment"/>, before ONNX Runtime's first use.
/// </summary>
internal static class OnnxNatives
{
    private static nint library;

    /// <summary>The folder that was chosen; null when none was.</summary>
    public static string? Directory { get; private set; }

    private static string FileName =>
        OperatingSystem.IsWindows() ? "onnxruntime.dll" : OperatingSystem.IsMacOS() ? "libonnxruntime.dylib" : "libonnxruntime.so";

    /// <summary>Loads it.</summary>
    /// <param name="directory">The folder, as a full path.</param>
    /// <exception cref="TagTasksException">There is none that can be used.</exception>
    public static void LoadFrom(string directory)
    {
        var path = Path.Combine(directory, FileName);
        if (!File.Exists(path))
        {
            throw Unusable($"'{directory}' has no {FileName}");
        }

        nint loaded;
        try
        {
            // By its full path: Windows has an old one in its system folder.
            loaded = NativeLibrary.Load(path);
        }
        catch (Exception e) when (e is DllNotFoundException or BadImageFormatException)
        {
            throw Unusable($"'{path}' cannot be loaded: {TagTasksException.SentenceOf(e).TrimEnd('.')}", e);
        }

        CheckVersion(loaded, path);
        if (library == 0)
        {
            // ONNX Runtime registers a resolver of its own unless it is told not to, and an assembly can have one.
            OrtEnv.DisableDllImportResolver = true;
            NativeLibrary.SetDllImportResolver(typeof(OrtEnv).Assembly, Resolve);
        }

        (library, Directory) = (loaded, directory);
    }

    /// <summary>Why a folder cannot be used any more.</summary>
    public static TagTasksException InUse(string directory) => Unusable(
        $"'{directory}' cannot be used: this process has loaded ONNX Runtime {(Directory is { } used ? $"from '{used}'" : "from where it came with the application")} already, and cannot load another", advice: "Load this tagger before any other use of ONNX Runtime, or use the processor.");

    // The interface is a pair of functions, and older versions lack what the managed assembly calls: it would crash.
    private static unsafe void CheckVersion(nint loaded, string path)
    {
        if (!NativeLibrary.TryGetExport(loaded, "OrtGetApiBase", out var getBase))
        {
            throw Unusable($"'{path}' is not ONNX Runtime");
        }

        var functions = ((delegate* unmanaged<nint*>)getBase)();
        var text = Marshal.PtrToStringUTF8(((delegate* unmanaged<nint>)functions[1])()) ?? "";
        var needed = CudaNatives.KnownVersion;
        if (!Version.TryParse(text.Split('-')[0], out var version) || version < new Version(needed.Major, needed.Minor))
        {
            throw Unusable($"'{path}' is ONNX Runtime {text}, and {needed} is needed");
        }
    }

    private static nint Resolve(string name, Assembly assembly, DllImportSearchPath? path) => name == "onnxruntime" ? library : 0;

    private static TagTasksException Unusable(string why, Exception? inner = null, string advice = "Name another folder of ONNX Runtime, or none.") => new(
        DiagnosticCode.NativesUnusable, $"{why}. {advice}", inner: inner);
}
