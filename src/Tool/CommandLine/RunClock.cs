using System.Diagnostics;
using System.Globalization;
using TagTasks.Inference;

namespace TagTasks.Tool.CommandLine;

/// <summary>Takes the times of a run for <c>--verbose</c>; made when the command begins.</summary>
internal sealed class RunClock
{
    private readonly long begun = Stopwatch.GetTimestamp();
    private long last = Stopwatch.GetTimestamp();
    private TimeSpan read;
    private TimeSpan loaded;

    /// <summary>Inputs were being read until now.</summary>
    public void EndRead() => read += Lap();

    /// <summary>
    /// The model was being loaded until now. Where it loads beside what follows, the answers know how long they waited.
    /// </summary>
    public void EndLoad() => loaded += Lap();

    /// <summary>The times, in milliseconds: what came before the command, reading, loading, and each stage summed over READMEs.</summary>
    /// <param name="results">The answers, explained.</param>
    public string Line(IEnumerable<TaggingResult> results)
    {
        using var process = Process.GetCurrentProcess();
        var start = DateTime.Now - process.StartTime - Stopwatch.GetElapsedTime(begun);
        StageTimes[] stages = [.. results.Select(result => result.Explanation?.Times).OfType<StageTimes>()];
        return string.Create(
            CultureInfo.InvariantCulture,
            $"start {Ms(start)} ms, read {Ms(read)}, load {Ms(loaded + Total(stages, t => t.Load))}, clean {Sum(stages, t => t.Clean)}, tokens {Sum(stages, t => t.Tokens)}, encode {Sum(stages, t => t.Encode)}, rank {Sum(stages, t => t.Rank)}");
    }

    private TimeSpan Lap()
    {
        var now = Stopwatch.GetTimestamp();
        var elapsed = Stopwatch.GetElapsedTime(last, now);
        last = now;
        return elapsed;
    }

    private static string Sum(StageTimes[] stages, Func<StageTimes, TimeSpan> of) => Ms(Total(stages, of));

    private static TimeSpan Total(StageTimes[] stages, Func<StageTimes, TimeSpan> of) =>
        stages.Aggregate(TimeSpan.Zero, (sum, times) => sum + of(times));

    private static string Ms(TimeSpan time) => time.TotalMilliseconds.ToString("0.0", CultureInfo.InvariantCulture);
}
