using TagTasks.Inference;
using TagTasks.Inference.Diagnostics;
using TagTasks.Inference.Streaming;
using TagTasks.Tool.Batch.Answers;
using TagTasks.Tool.Batch.Inputs;
using TagTasks.Tool.CommandLine;
using TagTasks.Tool.Output;
using TagTasks.Tool.Tag;

namespace TagTasks.Tool.Batch;

/// <summary>Reads the inputs, streams them through the tagger, writes the answers as they come.</summary>
internal sealed class BatchRunner
{
    private readonly BatchSettings settings;
    private readonly Terminal terminal;
    private readonly InputReader reader;
    private readonly BatchReport report;

    public BatchRunner(BatchSettings settings, Terminal terminal)
    {
        this.settings = settings;
        this.terminal = terminal;
        reader = new InputReader(settings.Inputs, settings.Shard, settings.Encoding, terminal.In);
        report = new BatchReport(settings, terminal);
    }

    /// <summary>Runs to the exit code.</summary>
    public ExitCode Run()
    {
        if (settings is { Resume: true, Out: null })
        {
            throw new TagTasksException(DiagnosticCode.OptionInvalid, "--resume goes on in a file, and there is none. Give the file by --out.");
        }

        reader.Check();
        using var interruption = new Interruption();
        using var tagger = Tagger.Load(settings.Tagger);
        using var answers = Open(out var previous);
        using (previous)
        {
            try
            {
                Answer(tagger, answers, new BatchSource(settings, reader, previous), interruption.Token);
            }
            catch (OperationCanceledException)
            {
                answers.Close();
                report.Interrupted();
                throw;
            }
            catch (TagTasksException)
            {
                answers.Close();
                throw;
            }

            answers.Close();
        }

        return report.Finish();
    }

    private AnswerFile Open(out AnswerWindow? previous)
    {
        previous = null;
        if (settings.Out is not { } path)
        {
            return new StandardAnswers(terminal);
        }

        if (!settings.Resume)
        {
            return OutputOpener.Create(path);
        }

        var answers = OutputOpener.Resume(path, out var before);
        previous = new AnswerWindow(AnswerLines.Read(before, path));
        return answers;
    }

    private void Answer(Tagger tagger, AnswerFile answers, BatchSource source, CancellationToken stop)
    {
        report.Start(tagger.Device);
        var stream = tagger.SuggestStream(source.Items(), item => item.TakeRequest(), ordered: !settings.Unordered, stop);
        foreach (var (item, result, failure) in stream.ToBlockingEnumerable(CancellationToken.None))
        {
            if (result is not null)
            {
                answers.Write(Line(tagger, item, result));
            }

            report.Add(item, result, failure);
            if (!answers.HasReader)
            {
                return;
            }
        }
    }

    private string Line(Tagger tagger, BatchItem item, TaggingResult result) => settings.Detail
        ? DetailJson.Write(new TagAnswer(item.Input!, item.Source.Key!, result), tagger.Model, candidates: false)
        : AnswerJson.Write(item.Source.Key!, result.Tags);
}
