using System.Diagnostics;
using Spectre.Console;
using TagTasks.Inference;
using TagTasks.Inference.Diagnostics;
using TagTasks.Tool.CommandLine;

namespace TagTasks.Tool.Eval;

/// <summary>What <c>tagtasks eval</c> was asked.</summary>
internal sealed record EvalSettings(
    string Labels, string Readmes, TaggingOptions Options, TaggerOptions Tagger, bool NamesDevice, bool Json, string? Out, bool Quiet, bool Verbose);

/// <summary>Tags labelled READMEs and measures the answers.</summary>
internal sealed class EvalRunner(EvalSettings settings, Terminal terminal)
{
    // A device gains by more, and its progress need not be shown as often.
    private const int Chunk = 16;
    private const int DeviceChunk = 256;

    /// <summary>Runs to the exit code.</summary>
    public ExitCode Run()
    {
        var clock = new RunClock();
        var diagnostics = new DiagnosticWriter(terminal, settings.Quiet);
        var vocabulary = settings.Options.Vocabulary!;
        diagnostics.Write(vocabulary.Diagnostics);
        var labels = LabelsReader.Labels(settings.Labels);
        var readmes = LabelsReader.Readmes(settings.Readmes);
        var labelled = labels
            .Where(label => readmes.ContainsKey(label.Repo))
            .Select(label => new LabelledReadme(label.Repo, new TaggingInput { Readme = readmes[label.Repo] }, label.Tags, label.Also))
            .ToList();
        if (labelled.Count == 0)
        {
            throw new TagTasksException(
                DiagnosticCode.LabelsInvalid, $"None of the {labels.Count} labels belongs to one of the {readmes.Count} READMEs. Both files name them by 'repo'.", settings.Labels);
        }

        clock.EndRead();
        using var tagger = Tagger.Load(settings.Tagger);
        clock.EndLoad();
        DeviceNotice.Say(diagnostics, tagger.Device, settings.NamesDevice || settings.Verbose);
        var started = Stopwatch.GetTimestamp();
        var results = WithProgress(labelled.Count, report => Answer(tagger, labelled, report));
        var answers = labelled.Zip(results, (readme, result) => new EvalAnswer(readme, [.. result.Tags.Select(tag => tag.Trim())]));
        var report = EvalReport.Of(vocabulary, [.. answers], labels.Count - labelled.Count, readmes.Count - labelled.Count, Stopwatch.GetElapsedTime(started));
        OutputFile.Write(settings.Out, terminal, settings.Json ? EvalJson.Write(report) + "\n" : new EvalView(terminal).Render(report));
        if (settings.Verbose)
        {
            diagnostics.Say(clock.Line(results));
        }

        return ExitCode.Fine;
    }

    private List<TaggingResult> Answer(Tagger tagger, List<LabelledReadme> labelled, Action<int> report)
    {
        var results = new List<TaggingResult>();
        foreach (var chunk in labelled.Chunk(tagger.Device.IsCuda ? DeviceChunk : Chunk))
        {
            results.AddRange(tagger.SuggestMany([.. chunk.Select(readme => readme.Input)], settings.Options));
            report(results.Count);
        }

        return results;
    }

    private T WithProgress<T>(int total, Func<Action<int>, T> work)
    {
        if (!terminal.ErrorIsTerminal || settings.Quiet)
        {
            return work(_ => { });
        }

        return terminal.ErrorDrawing().Progress().AutoClear(true).Start(context =>
        {
            var task = context.AddTask("Evaluating", maxValue: total);
            return work(done => task.Value = done);
        });
    }
}
