using System.Globalization;
using TagTasks.Inference;
using TagTasks.Inference.Devices;
using TagTasks.Inference.Diagnostics;
using TagTasks.Tool.CommandLine;

namespace TagTasks.Tool.Batch;

/// <summary>Counts what becomes of the inputs, says what is wrong with which, shows how far it is, and knows the exit code.</summary>
internal sealed class BatchReport
{
    // What the run before had missed is said of a few: it may be thousands, after one bad hour of a network.
    private const int MissedSaid = 10;

    private readonly BatchSettings settings;
    private readonly DiagnosticWriter diagnostics;
    private readonly BatchProgress progress;
    private readonly Terminal terminal;
    private long answered;
    private long replayed;
    private long skipped;
    private long missed;
    private long empty;
    private long cut;

    public BatchReport(BatchSettings settings, Terminal terminal)
    {
        this.settings = settings;
        this.terminal = terminal;
        diagnostics = new DiagnosticWriter(terminal, settings.Quiet);
        progress = new BatchProgress(settings, terminal);
    }

    /// <summary>Says that the model is loaded on a device and the first input under way.</summary>
    public void Start(DeviceChoice device)
    {
        DeviceNotice.Say(diagnostics, device, settings.NamesDevice || settings.Verbose);
        progress.Start();
    }

    /// <summary>Counts one input.</summary>
    /// <exception cref="TagTasksException">More are bad than are allowed.</exception>
    public void Add(BatchItem item, TaggingResult? result, Exception? failure)
    {
        if (result is not null)
        {
            answered++;
            Count(item, result);
        }
        else if (failure is not null)
        {
            Skip(item, Diagnostic.Error(
                DiagnosticCode.InternalError,
                $"This is a bug in TagTasks: {failure.GetType().Name}: {failure.Message.ReplaceLineEndings(" ")} ({item.Source.Where}, which is skipped). Please report it."));
        }
        else if (item.Problem is { } problem)
        {
            Skip(item, problem);
        }
        else
        {
            replayed++;
        }

        progress.Show(item.Number, answered, skipped, item.Replayed);
    }

    /// <summary>Says that it was stopped, and how it goes on.</summary>
    public void Interrupted()
    {
        progress.Clear();
        diagnostics.Inform(settings.Out is null
            ? string.Create(CultureInfo.InvariantCulture, $"Stopped after {answered:N0} answers.")
            : string.Create(CultureInfo.InvariantCulture, $"Stopped: {answered + replayed:N0} answers are in {settings.Out}. The same command with --resume goes on."));
    }

    /// <summary>Says how it went.</summary>
    public ExitCode Finish()
    {
        progress.Clear();
        if (missed > MissedSaid)
        {
            diagnostics.Inform(string.Create(CultureInfo.InvariantCulture, $"So were {missed - MissedSaid:N0} more."));
        }

        if (settings.Verbose || progress.HasShown)
        {
            diagnostics.Inform(Summary());
        }

        return skipped > 0 && settings.MaxErrors is null && diagnostics.ExitCode < ExitCode.Usage ? ExitCode.Usage : diagnostics.ExitCode;
    }

    private void Count(BatchItem item, TaggingResult result)
    {
        foreach (var diagnostic in result.Diagnostics)
        {
            empty += diagnostic.Code == DiagnosticCode.ReadmeEmpty ? 1 : 0;
            cut += diagnostic.Code == DiagnosticCode.ReadmeCut ? 1 : 0;
            if (settings.Verbose)
            {
                Write(diagnostic with { Message = $"{item.Source.Where}: {diagnostic.Message}" });
            }
        }
    }

    private void Skip(BatchItem item, Diagnostic problem)
    {
        skipped++;

        // What the run before has skipped it has said.
        var late = problem.Code == DiagnosticCode.AnswerMissed;
        missed += late ? 1 : 0;
        if (!item.Replayed || problem.Severity == DiagnosticSeverity.Error || (late && missed <= MissedSaid))
        {
            Write(problem);
        }

        if (skipped > settings.MaxErrors)
        {
            progress.Clear();
            throw new TagTasksException(
                DiagnosticCode.TooManyErrors,
                string.Create(CultureInfo.InvariantCulture, $"More than {settings.MaxErrors} inputs are bad. Correct them and go on with --resume, or allow more by --max-errors."));
        }
    }

    private void Write(Diagnostic diagnostic)
    {
        progress.Clear();
        diagnostics.Write(diagnostic);
    }

    private string Summary()
    {
        List<string> parts = [string.Create(CultureInfo.InvariantCulture, $"{answered:N0} tagged in {BatchProgress.Duration(progress.Elapsed)} ({answered / Math.Max(progress.Elapsed.TotalSeconds, 0.001):0.0}/s)")];
        Append(parts, replayed, "there already");
        Append(parts, skipped, "skipped");
        Append(parts, empty, "without text");
        Append(parts, cut, "cut");
        return string.Join(" · ", parts);
    }

    private static void Append(List<string> parts, long count, string what)
    {
        if (count > 0)
        {
            parts.Add(string.Create(CultureInfo.InvariantCulture, $"{count:N0} {what}"));
        }
    }
}
