using System.Runtime.InteropServices;

namespace TagTasks.Inference.Encoders.Memory;

/// <summary>The heap of the process's native code: whatever ONNX Runtime allocates, from graphs to activations.</summary>
internal static partial class NativeHeap
{
    // What one README needs; a heap that grows past it goes on in small pages.
    private const int Reserve = 32 << 20;
    private static bool isOurs;

    /// <summary>
    /// Sets it up for few, long-lived, large blocks. For a process that does nothing else than to run a model: it is
    /// everybody's heap. Where the C library is another than glibc, nothing changes.
    /// </summary>
    public static void Claim()
    {
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        try
        {
            // One heap for all threads, unless they have another one already; it gives nothing back, and serves large blocks too.
            isOurs = Option(Parameter.MaxArenas, 1) != 0
                && Option(Parameter.TrimThreshold, int.MaxValue) != 0
                && Option(Parameter.MmapThreshold, 2 * Reserve) != 0
                && Option(Parameter.TopPad, Reserve) != 0;
            UseLargePages();
        }
        catch (Exception e) when (e is DllNotFoundException or EntryPointNotFoundException)
        {
        }
    }

    /// <summary>
    /// Puts the heap of the current thread into large pages, if it is ours. A start asks the kernel for a dozen of them instead
    /// of seven thousand small ones, and not a thousand times for the right to write a few more of those, as glibc's heaps
    /// of single threads do.
    /// </summary>
    public static void UseLargePages()
    {
        if (isOurs && Allocate(Reserve) is not 0 and var block)
        {
            LargePages.Prefer(block, Reserve);
            Free(block);
        }
    }

    // mallopt(3).
    [LibraryImport("libc", EntryPoint = "mallopt")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Option(Parameter parameter, int value);

    [LibraryImport("libc", EntryPoint = "malloc")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial nint Allocate(nint size);

    [LibraryImport("libc", EntryPoint = "free")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial void Free(nint block);

    private enum Parameter
    {
        TrimThreshold = -1,
        TopPad = -2,
        MmapThreshold = -3,
        MaxArenas = -8,
    }
}
