using System.Globalization;
using System.Runtime.InteropServices;

namespace TagTasks.Benchmarks.Audits;

/// <summary>What a process and those that it started take; on Linux only.</summary>
internal static class ProcessTree
{
    private const int Children = -1;

    /// <summary>User and system time of all children that have ended, and theirs.</summary>
    public static TimeSpan CpuOfChildren()
    {
        // Two pairs of seconds and microseconds, and what is not needed here.
        var usage = new long[18];
        return GetResourceUsage(Children, usage) == 0
            ? TimeSpan.FromSeconds(usage[0] + usage[2]) + TimeSpan.FromMicroseconds(usage[1] + usage[3])
            : throw new InvalidOperationException("getrusage failed.");
    }

    /// <summary>Memory of a process and all below it. Pages that several share count for each.</summary>
    public static long ResidentBytes(int root)
    {
        var parents = new Dictionary<int, int>();
        foreach (var folder in Directory.EnumerateDirectories("/proc"))
        {
            if (int.TryParse(Path.GetFileName(folder), NumberStyles.None, CultureInfo.InvariantCulture, out var id) && Read(id, "stat") is { } stat)
            {
                // The name, in brackets, may hold anything.
                parents[id] = int.Parse(stat[(stat.LastIndexOf(')') + 4)..].Split(' ')[0], CultureInfo.InvariantCulture);
            }
        }

        return parents.Keys.Where(id => IsBelow(id, root, parents)).Sum(id =>
            Read(id, "statm") is { } pages ? long.Parse(pages.Split(' ')[1], CultureInfo.InvariantCulture) * Environment.SystemPageSize : 0);
    }

    private static bool IsBelow(int id, int root, Dictionary<int, int> parents)
    {
        for (var at = id; at > 1; at = parents.GetValueOrDefault(at))
        {
            if (at == root)
            {
                return true;
            }
        }

        return false;
    }

    private static string? Read(int id, string name)
    {
        try
        {
            return File.ReadAllText($"/proc/{id}/{name}");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // It has ended.
            return null;
        }
    }

    [DllImport("libc", EntryPoint = "getrusage")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int GetResourceUsage(int who, [In, Out] long[] usage);
}
