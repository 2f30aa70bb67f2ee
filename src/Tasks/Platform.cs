using System.Runtime.InteropServices;

namespace TagTasks.Tasks;

/// <summary>Which native libraries this machine can load, in the words of .NET's runtime identifiers. Stateless.</summary>
internal static class Platform
{
    /// <summary>The runtime identifier of this machine, such as <c>linux-x64</c> or <c>linux-musl-x64</c>.</summary>
    public static string RuntimeIdentifier
    {
        get
        {
            var system = RuntimeInformation.IsOSPlatform(OSPlatform.Windows) ? "win"
                : RuntimeInformation.IsOSPlatform(OSPlatform.OSX) ? "osx"
                : RuntimeInformation.IsOSPlatform(OSPlatform.Linux) ? (IsMusl ? "linux-musl" : "linux")
                : "unknown";
            return system + "-" + RuntimeInformation.OSArchitecture.ToString().ToLowerInvariant();
        }
    }

    // The loader's name is the one thing that all distributions with musl share; glibc ones have it only beside their own.
    private static bool IsMusl =>
        Directory.Exists("/lib")
        && Directory.EnumerateFileSystemEntries("/lib", "ld-musl-*").Any()
        && !Directory.EnumerateFileSystemEntries("/lib", "ld-linux*").Any()
        && !Directory.Exists("/lib64");
}
