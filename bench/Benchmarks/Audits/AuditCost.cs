using System.Diagnostics;
using System.Globalization;

namespace TagTasks.Benchmarks.Audits;

/// <summary>Times <c>tagtasks audit</c> of a generated repository: a first run with an empty cache, and a second one.</summary>
internal static class AuditCost
{
    /// <summary>Runs it.</summary>
    /// <param name="tool">A published tool: its executable, or <c>tagtasks.dll</c>.</param>
    /// <param name="projects">How many projects.</param>
    public static void Run(string tool, int projects)
    {
        using var repository = new GeneratedRepository(projects);
        var cache = Directory.CreateTempSubdirectory("tagtasks-audit-cache-");
        try
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{projects} projects, {Environment.ProcessorCount} processors"));
            Time("first run", tool, repository.Path, cache.FullName);
            Time("second run", tool, repository.Path, cache.FullName);
        }
        finally
        {
            cache.Delete(recursive: true);
        }
    }

    private static void Time(string name, string tool, string repository, string cache)
    {
        string[] arguments = ["audit", "--verbose", "--report", "text=/dev/null", "--cache-directory", cache];
        var start = tool.EndsWith(".dll", StringComparison.Ordinal)
            ? new ProcessStartInfo("dotnet", ["exec", Path.GetFullPath(tool), .. arguments])
            : new ProcessStartInfo(Path.GetFullPath(tool), arguments);
        start.WorkingDirectory = repository;
        start.RedirectStandardError = true;
        var before = ProcessTree.CpuOfChildren();
        var watch = Stopwatch.StartNew();
        using var process = Process.Start(start)!;
        var words = process.StandardError.ReadToEndAsync();
        long peak = 0;
        while (!process.WaitForExit(100))
        {
            peak = Math.Max(peak, ProcessTree.ResidentBytes(process.Id));
        }

        var (wall, cpu) = (watch.Elapsed, ProcessTree.CpuOfChildren() - before);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{name}: {wall.TotalSeconds:0.0} s, processor {cpu.TotalSeconds:0.0} s, at most {peak / 1e6:0} MB in all processes, exit code {process.ExitCode}"));
        Console.WriteLine($"  {words.GetAwaiter().GetResult().Trim()}");
    }
}
