using System.Diagnostics;

namespace TagTasks.Benchmarks.Packs;

/// <summary>One run of <c>dotnet</c>, in which nothing stays behind that the next would gain from.</summary>
internal sealed record DotNetRun(TimeSpan Time, string Output)
{
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

        var started = Stopwatch.GetTimestamp();
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        var time = Stopwatch.GetElapsedTime(started);
        return process.ExitCode == 0 ? new DotNetRun(time, output) : throw new InvalidOperationException($"dotnet {string.Join(' ', arguments)}\n{output}");
    }
}
