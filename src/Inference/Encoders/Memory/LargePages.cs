using System.Runtime.InteropServices;

namespace TagTasks.Inference.Encoders.Memory;

/// <summary>Memory in large pages, where the kernel has them: a start asks for five hundred times fewer of them.</summary>
internal static partial class LargePages
{
    /// <summary>Bytes of a large page of x64, and of arm64 where pages have 4 KB.</summary>
    public const int Size = 2 << 20;

    /// <summary>Asks for large pages. A kernel that has none gives small ones, so its answer does not matter.</summary>
    /// <param name="start">Where the memory begins.</param>
    /// <param name="length">Its bytes.</param>
    public static void Prefer(nint start, nint length)
    {
        // The kernel takes addresses of whole small pages, and no large page begins before the first multiple of its size.
        var first = (start + Size - 1) & -Size;
        if (OperatingSystem.IsLinux() && start + length > first)
        {
            _ = Advise(first, (nuint)(start + length - first), advice: 14);
        }
    }

    // madvise(2); 14 is MADV_HUGEPAGE.
    [LibraryImport("libc", EntryPoint = "madvise")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Advise(nint address, nuint length, int advice);
}
