using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace TagTasks.Benchmarks.Peers;

/// <summary>A program that does the work, as a command line.</summary>
/// <param name="Name">Its name in the table.</param>
/// <param name="Program">What to start.</param>
/// <param name="Arguments">Its arguments for a file of texts.</param>
internal sealed partial record Contender(string Name, string Program, Func<string, string[]> Arguments)
{
    /// <summary>Runs it once over a file.</summary>
    public Measured Run(string file)
    {
        var start = new ProcessStartInfo(Program, Arguments(file)) { RedirectStandardOutput = true, RedirectStandardError = true };
        var started = Stopwatch.GetTimestamp();
        using var process = Process.Start(start)!;
        var said = process.StandardError.ReadToEndAsync();
        var answers = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        var whole = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{Name} failed: {said.Result}");
        }

        var inner = Time().Match(said.Result) is { Success: true } match
            ? double.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture)
            : (double?)null;
        return new Measured(whole, inner, answers);
    }

    [GeneratedRegex(@"texts \d+ ms ([0-9.]+)")]
    private static partial Regex Time();
}

/// <summary>One run.</summary>
/// <param name="Whole">Milliseconds of the whole process.</param>
/// <param name="Texts">Milliseconds of the texts alone, where the program says them.</param>
/// <param name="Answers">What it printed.</param>
internal sealed record Measured(double Whole, double? Texts, string Answers);
