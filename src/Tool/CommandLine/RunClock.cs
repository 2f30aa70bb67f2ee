using System.Diagnostics;
using System.Globalization;
using TagTasks.Inference;

namespace TagTasks.Tool.CommandLine;

/// <summary>Takes the times of a run for <c>--verbose</c>; made when the command begins.</summary>
internal sealed class RunClock
{
    private readonly long begun = Stopwatch.GetTimestamp();
    private long read;
    private long loaded;

    /// <summary>The inputs are read.</summary>
    public void EndRead() => read = Stopwatch.GetTimestamp();

    /// <summary>The model is loaded.</summary>
    public void EndLoad() => loaded = Stopwatch.GetTimestamp();

    /// <summary>The times, in milliseconds: what came before the command, reading, loading, and each stage summed over READMEs.</summary>
    /// <param name="results">The answers, explained.</param>
    public string Line(IEnumerable<TaggingResult> results)
    {
        using var process = Process.GetCurrentProcess();
        var start = DateTime.Now - process.StartTime - Stopwatch.GetElapsedTime(begun);
        StageTimes[] stages = [.. results.Select(result => result.Explanation?.Times).OfType<StageTimes>()];
        return string.Create(
            CultureInfo.InvariantCulture,
            $"start {Ms(start)} ms, read {Ms(Stopwatch.GetElapsedTime(begun, read))}, load {Ms(Stopwatch.GetElapsedTime(read, loaded))}, clean {Sum(stages, t => t.Clean)}, tokens {Sum(stages, t => t.Tokens)}, encode {Sum(stages, t => t.Encode)}, rank {Sum(stages, t => t.Rank)}");
    }

    private static string Sum(StageTimes[] stages, Func<StageTimes, TimeSpan> of) => Ms(stages.Aggregate(TimeSpan.Zero, (sum, times) => sum + of(times)));

    private static string Ms(TimeSpan time) => time.TotalMilliseconds.ToString("0.0", CultureInfo.InvariantCulture);
}
