using System.Globalization;
using TagTasks.Inference.Encoders;

namespace TagTasks.Tool.Doctor;

/// <summary>How many threads are used, and why that many.</summary>
internal static class ThreadsCheck
{
    /// <summary>Makes the check.</summary>
    public static Check Make(int? given) => Of(given, CpuThreads.Default, CpuThreads.PhysicalCores(), Environment.ProcessorCount);

    /// <summary>The check for a machine.</summary>
    /// <param name="given">Threads asked for.</param>
    /// <param name="chosen">Threads taken when none are asked for.</param>
    /// <param name="cores">Physical cores; null where the system does not tell.</param>
    /// <param name="processors">Processors that the process may use.</param>
    public static Check Of(int? given, int chosen, int? cores, int processors)
    {
        var number = given ?? chosen;
        var machine = cores is { } known ? string.Create(CultureInfo.InvariantCulture, $"{known} physical cores") : "physical cores not told by the system";
        var why = given is not null ? "as asked for"
            : cores is { } limit && limit > processors ? "as many processors as this process may use: a container's limit, an affinity or DOTNET_PROCESSOR_COUNT"
            : cores is not null ? "one a physical core"
            : "one a processor";
        List<(string, object)> facts = [("threads", (long)number), ("processors", (long)processors), ("reason", why)];
        if (cores is { } count)
        {
            facts.Add(("physicalCores", (long)count));
        }

        return new Check("threads", string.Create(CultureInfo.InvariantCulture, $"{number}, {why} ({machine}, {processors} processors)"), facts);
    }
}
