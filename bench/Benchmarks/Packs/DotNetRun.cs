using System.Diagnostics;
using System.Globalization;

namespace TagTasks.Benchmarks.Packs;

/// <summary>One run of <c>dotnet</c>, in which nothing stays behind that the next would gain from.</summary>
/// <param name="Time">How long it took.</param>
/// <param name="Processor">The processor time that it and all its processes took; zero where that is not known.</param>
/// <param name="Output">What it wrote.</param>
internal sealed record DotNetRun(TimeSpan Time, TimeSpan Processor, string Output)
{
    // What Linux counts in, whatever the machine.
    private const double TicksPerSecond = 100;

    public static DotNetRun Of(string folder, string? packages, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", arguments) { WorkingDirectory = folder, RedirectStandardOutput = true };
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["DOTNET_CLI_USE_MSBUILD_SERVER"] = "0";
        start.Environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
        if (packages is not null)
        {
            start.Environment["NUGET_PACKAGES"] = packages;
        }

        var processor = OfChildren();
        var started = Stopwatch.GetTimestamp();
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        var time = Stopwatch.GetElapsedTime(started);
        return process.ExitCode == 0 ? new DotNetRun(time, OfChildren() - processor, output) : throw new InvalidOperationException($"dotnet {string.Join(' ', arguments)}\n{output}");
    }

    // Of the processes that ended, and of theirs. Behind the name in brackets, which may hold anything, come the numbers.
    private static TimeSpan OfChildren()
    {
        if (!File.Exists("/proc/self/stat"))
        {
            return TimeSpan.Zero;
        }

        var stat = File.ReadAllText("/proc/self/stat");
        var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
        return TimeSpan.FromSeconds((long.Parse(fields[13], CultureInfo.InvariantCulture) + long.Parse(fields[14], CultureInfo.InvariantCulture)) / TicksPerSecond);
    }
}
