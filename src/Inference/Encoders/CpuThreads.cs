using System.Globalization;

namespace TagTasks.Inference.Encoders;

/// <summary>How many threads are worth having on this machine.</summary>
internal static class CpuThreads
{
    /// <summary>
    /// Physical cores where the system tells them (a second hyper-thread adds nothing to matrix products), and never
    /// more than the processors that this process may use, so container limits count.
    /// </summary>
    public static int Default => Math.Max(1, Math.Min(PhysicalCores() ?? int.MaxValue, Environment.ProcessorCount));

    /// <summary>The cores of this machine, hyper-threads not counted; null where the system does not tell.</summary>
    public static int? PhysicalCores()
    {
        const string Root = "/sys/devices/system/cpu";
        if (!OperatingSystem.IsLinux() || !Directory.Exists(Root))
        {
            return null;
        }

        try
        {
            var cores = new HashSet<string>(StringComparer.Ordinal);
            for (var cpu = 0; ; cpu++)
            {
                var siblings = string.Create(CultureInfo.InvariantCulture, $"{Root}/cpu{cpu}/topology/thread_siblings_list");
                if (!File.Exists(siblings))
                {
                    return cores.Count > 0 ? cores.Count : null;
                }

                cores.Add(File.ReadAllText(siblings));
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
