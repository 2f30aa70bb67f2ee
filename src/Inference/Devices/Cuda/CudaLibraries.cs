using System.Runtime.InteropServices;

namespace TagTasks.Inference.Devices.Cuda;

/// <summary>
/// The libraries of CUDA 13 and cuDNN 9 that ONNX Runtime's provider is linked with or loads at its first use; loaded here
/// beforehand, so that the one that is missing can be named. Stateless.
/// </summary>
internal static class CudaLibraries
{
    /// <summary>What they are, with their names on Linux and Windows, each after those that it needs itself.</summary>
    private static readonly (string Name, string? Linux, string? Windows)[] All =
    [
        ("the CUDA runtime", "libcudart.so.13", null),
        ("cuBLAS", "libcublasLt.so.13", "cublasLt64_13.dll"),
        ("cuBLAS", "libcublas.so.13", "cublas64_13.dll"),
        ("cuRAND", "libcurand.so.10", null),
        ("cuDNN", "libcudnn.so.9", "cudnn64_9.dll"),
    ];

    /// <summary>Those that are not there, as <c>cuBLAS (libcublas.so.13)</c>.</summary>
    /// <param name="directory">The folder of ONNX Runtime's libraries, in which they may lie too; null for nowhere but where the system looks.</param>
    public static IReadOnlyList<string> Missing(string? directory) => Missing(file => IsThere(file, directory));

    /// <summary>Those that are not there.</summary>
    internal static IReadOnlyList<string> Missing(Func<string, bool> isThere) =>
    [
        .. All.Select(library => (library.Name, File: OperatingSystem.IsWindows() ? library.Windows : library.Linux))
            .Where(library => library.File is not null && !isThere(library.File))
            .GroupBy(library => library.Name, library => library.File)
            .Select(library => $"{library.Key} ({string.Join(", ", library)})"),
    ];

    // One that is loaded once is found by its name when the provider asks for it.
    private static bool IsThere(string file, string? directory) =>
        (directory is not null && NativeLibrary.TryLoad(Path.Combine(directory, file), out _))
        || (OperatingSystem.IsWindows() ? IsOnPath(file) : NativeLibrary.TryLoad(file, typeof(CudaLibraries).Assembly, null, out _));

    // By its full path: a name alone is looked for in the current folder, too, which may be anybody's repository.
    private static bool IsOnPath(string file) => (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        .Where(Path.IsPathFullyQualified)
        .Select(folder => Path.Combine(folder, file))
        .Any(path => File.Exists(path) && NativeLibrary.TryLoad(path, out _));
}
