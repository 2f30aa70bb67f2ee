using System.Diagnostics;

namespace TagTasks.Tasks.Tests.Infrastructure;

/// <summary>A file system with hardly any room: a folder that is full, also for root, whom permissions do not stop.</summary>
internal sealed class SmallDisk : IDisposable
{
    private const int Kilobytes = 64;

    private readonly string folder;

    private SmallDisk(string folder) => this.folder = folder;

    /// <summary>Mounts one; skips the test where this process may not.</summary>
    /// <param name="folder">Where; it is made.</param>
    /// <param name="free">The kilobytes that are left in it, a multiple of 4.</param>
    public static SmallDisk At(string folder, int free)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "A full file system is made by mounting one, which is done for Linux.");
        Directory.CreateDirectory(folder);
        Assert.SkipUnless(Run("mount", "-t", "tmpfs", "-o", $"size={Kilobytes}k", "tmpfs", folder), "This process may not mount a file system.");
        File.WriteAllBytes(Path.Combine(folder, "filler"), new byte[(Kilobytes - free) * 1024]);
        return new SmallDisk(folder);
    }

    /// <summary>Makes room.</summary>
    public void Clear() => File.Delete(Path.Combine(folder, "filler"));

    public void Dispose() => Run("umount", folder);

    private static bool Run(string command, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(command, arguments) { RedirectStandardError = true })!;
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
