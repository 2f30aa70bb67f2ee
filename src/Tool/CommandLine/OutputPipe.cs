using System.Runtime.InteropServices;

namespace TagTasks.Tool.CommandLine;

/// <summary>The pipe that standard output may be. The runtime passes over a write to one that nobody reads any more.</summary>
internal static partial class OutputPipe
{
    // POLLERR on Linux, POLLHUP on macOS.
    private const short ReaderHasGone = 0x8 | 0x10;

    /// <summary>Whether somebody may still read it. Always true of files and terminals, and on Windows.</summary>
    public static bool HasReader()
    {
        if (OperatingSystem.IsWindows())
        {
            return true;
        }

        var output = new Descriptor { File = 1 };
        return Poll(ref output, 1, timeout: 0) <= 0 || (output.Happened & ReaderHasGone) == 0;
    }

    // poll(2).
    [LibraryImport("libc", EntryPoint = "poll")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Poll(ref Descriptor descriptors, nuint count, int timeout);

    [StructLayout(LayoutKind.Sequential)]
    private struct Descriptor
    {
        public int File;
        public short Wanted;
        public short Happened;
    }
}
