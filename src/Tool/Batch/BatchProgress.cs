using System.Diagnostics;
using System.Globalization;
using TagTasks.Tool.Batch.Inputs;
using TagTasks.Tool.CommandLine;

namespace TagTasks.Tool.Batch;

/// <summary>How far a batch is: a line that renews itself on a terminal, a line a minute elsewhere.</summary>
internal sealed class BatchProgress
{
    private static readonly TimeSpan OnTerminal = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan InPipe = TimeSpan.FromMinutes(1);

    private readonly Terminal terminal;
    private readonly bool quiet;
    private readonly int shards;
    private readonly Task<long?> total;
    private long started = Stopwatch.GetTimestamp();
    private long shown;
    private long firstNumber;
    private int width;

    public BatchProgress(BatchSettings settings, Terminal terminal)
    {
        this.terminal = terminal;
        quiet = settings.Quiet;
        shards = settings.Shard.Count;
        shown = started;
        total = quiet ? Task.FromResult<long?>(null) : Task.Run(() => InputCounter.Count(settings.Inputs));
    }

    /// <summary>Starts the clock: loading the model is no part of the rate.</summary>
    public void Start() => started = shown = Stopwatch.GetTimestamp();

    /// <summary>The time since the start.</summary>
    public TimeSpan Elapsed => Stopwatch.GetElapsedTime(started);

    /// <summary>Whether a person has seen anything of it.</summary>
    public bool HasShown { get; private set; }

    /// <summary>Shows it when it is time to.</summary>
    /// <param name="number">Inputs dealt with, those of runs before included.</param>
    /// <param name="answered">Answers given.</param>
    /// <param name="skipped">Inputs passed over.</param>
    /// <param name="replayed">Whether this input was dealt with by a run before.</param>
    public void Show(long number, long answered, long skipped, bool replayed)
    {
        firstNumber = replayed ? number : firstNumber;
        if (quiet || Stopwatch.GetElapsedTime(shown) < (terminal.ErrorIsTerminal ? OnTerminal : InPipe))
        {
            return;
        }

        shown = Stopwatch.GetTimestamp();
        HasShown = true;
        var line = Line(number, answered, skipped);
        if (!terminal.ErrorIsTerminal)
        {
            terminal.Error.WriteLine(line);
            return;
        }

        // Blanks over what is left of a longer line; no escape codes, which not every terminal knows.
        line = line[..Math.Min(line.Length, Terminal.ErrorWidth - 1)];
        terminal.Error.Write($"\r{line.PadRight(width)}");
        width = line.Length;
    }

    /// <summary>Takes the line away, before something else is said.</summary>
    public void Clear()
    {
        if (width > 0)
        {
            terminal.Error.Write($"\r{new string(' ', width)}\r");
            width = 0;
        }
    }

    /// <summary>A duration as a person says it: <c>1 h 4 min</c>, <c>36 min</c>, <c>48 s</c>.</summary>
    public static string Duration(TimeSpan time) =>
        time.TotalHours >= 1 ? string.Create(CultureInfo.InvariantCulture, $"{(int)time.TotalHours} h {time.Minutes} min")
        : time.TotalMinutes >= 2 ? string.Create(CultureInfo.InvariantCulture, $"{(int)time.TotalMinutes} min")
        : string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0} s");

    private string Line(long number, long answered, long skipped)
    {
        var rate = (number - firstNumber) / Math.Max(Elapsed.TotalSeconds, 0.001);
        var all = total.IsCompletedSuccessfully ? total.Result / shards : null;
        List<string> parts = [];
        if (all is > 0 and { } count && number <= count)
        {
            var about = shards > 1 ? "about " : "";
            parts.Add(string.Create(CultureInfo.InvariantCulture, $"{number:N0} of {about}{count:N0}"));
            parts.Add(string.Create(CultureInfo.InvariantCulture, $"{answered / Math.Max(Elapsed.TotalSeconds, 0.001):0.0}/s"));
            parts.Add(rate > 0 ? $"{Duration(TimeSpan.FromSeconds((count - number) / rate))} left" : "");
            return $"Tagging  {Bar((double)number / count)}{string.Join("   ", parts.Where(part => part.Length > 0))}{Skipped(skipped)}";
        }

        return string.Create(CultureInfo.InvariantCulture, $"Tagging  {number:N0}   {answered / Math.Max(Elapsed.TotalSeconds, 0.001):0.0}/s{Skipped(skipped)}");
    }

    private static string Skipped(long count) => count == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"   {count:N0} skipped");

    private string Bar(double share)
    {
        const int Cells = 32;
        if (!terminal.ErrorIsTerminal || Terminal.ErrorWidth < 100)
        {
            return "";
        }

        var filled = (int)(share * Cells);
        return Terminal.Unicode
            ? $"{new string('━', filled)}{(filled < Cells ? "╸" : "")}{new string('─', Math.Max(0, Cells - filled - 1))}  "
            : $"{new string('#', filled)}{new string('.', Cells - filled)}  ";
    }
}
