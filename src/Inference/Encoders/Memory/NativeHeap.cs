using System.Runtime.InteropServices;

namespace TagTasks.Inference.Encoders.Memory;

/// <summary>The heap of the process's native code: whatever ONNX Runtime allocates, from graphs to activations.</summary>
internal static unsafe partial class NativeHeap
{
    // glibc up to 2.34 takes no greater one.
    private const int MmapThreshold = 32 << 20;

    // Twice as much is what one README needs, and each less than the threshold; a heap that grows past them goes on in small pages.
    private const int Block = 24 << 20;

    private static bool isClaimed;

    /// <summary>
    /// Sets it up for large blocks that come and go. For a process that does nothing else than to answer once: it is
    /// everybody's heap, and gives nothing back. Where the C library is another than glibc, nothing changes.
    /// </summary>
    public static void Claim()
    {
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        try
        {
            // First the one that may be refused. Threads share the heaps that there are, which are those that the runtime has made by now.
            isClaimed = Option(Parameter.MmapThreshold, MmapThreshold) != 0
                && Option(Parameter.TrimThreshold, int.MaxValue) != 0
                && Option(Parameter.MaxArenas, 1) != 0;
        }
        catch (Exception e) when (e is DllNotFoundException or EntryPointNotFoundException)
        {
            // Another C library, which has no such options.
            return;
        }

        UseLargePages();
    }

    /// <summary>
    /// Puts the heap that serves the current thread into large pages, if it is claimed. A start asks the kernel for a dozen of
    /// them instead of seven thousand small ones, and not a thousand times for the right to write a few more of those, as
    /// glibc's heaps of single threads do.
    /// </summary>
    public static void UseLargePages()
    {
        if (!isClaimed)
        {
            return;
        }

        try
        {
            var (first, second) = ((nint)NativeMemory.Alloc(Block), (nint)NativeMemory.Alloc(Block));
            LargePages.Prefer(first, Block);
            LargePages.Prefer(second, Block);
            NativeMemory.Free((void*)second);
            NativeMemory.Free((void*)first);
        }
        catch (OutOfMemoryException)
        {
            // Whoever needs as much will say so.
        }
    }

    // mallopt(3).
    [LibraryImport("libc", EntryPoint = "mallopt")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Option(Parameter parameter, int value);

    private enum Parameter
    {
        TrimThreshold = -1,
        MmapThreshold = -3,
        MaxArenas = -8,
    }
}
