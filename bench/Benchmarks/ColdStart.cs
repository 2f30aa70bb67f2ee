using System.Diagnostics;
using System.Globalization;

namespace TagTasks.Benchmarks;

/// <summary>Times whole processes of a published tool: what a user waits for.</summary>
internal static class ColdStart
{
    private const int Runs = 21;

    public static void Run(string tool, string readme)
    {
        var times = new List<double>();
        for (var run = 0; run <= Runs; run++)
        {
            var started = Stopwatch.GetTimestamp();
            using var process = Process.Start(new ProcessStartInfo(tool, ["tag", readme]) { RedirectStandardOutput = true })!;
            process.StandardOutput.ReadToEnd();
            process.WaitForExit();

            // The first run fills the file cache.
            if (run > 0)
            {
                times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            }
        }

        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{Runs} runs: minimum {times.Min():0} ms, median {Statistics.Median(times):0} ms, maximum {times.Max():0} ms"));
    }
}
