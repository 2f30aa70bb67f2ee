using System.Diagnostics;
using Spectre.Console;
using TagTasks.Inference;
using TagTasks.Inference.Diagnostics;
using TagTasks.Tool.CommandLine;

namespace TagTasks.Tool.Eval;

/// <summary>What <c>tagtasks eval</c> was asked.</summary>
internal sealed record EvalSettings(string Labels, string Readmes, TaggingOptions Options, TaggerOptions Tagger, bool Json, string? Out);

/// <summary>Tags labelled READMEs and measures the answers.</summary>
internal sealed class EvalRunner(EvalSettings settings, Terminal terminal)
{
    private const int Chunk = 16;

    /// <summary>Runs to the exit code.</summary>
    public ExitCode Run()
    {
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

        using var tagger = Tagger.Load(settings.Tagger);
        var started = Stopwatch.GetTimestamp();
        var answers = WithProgress(labelled.Count, report => Answer(tagger, labelled, report));
        var vocabulary = settings.Options.Vocabulary!.Name;
        var summary = EvalReport.Of(vocabulary, answers, labels.Count - labelled.Count, readmes.Count - labelled.Count, Stopwatch.GetElapsedTime(started));
        OutputFile.Write(settings.Out, terminal, settings.Json ? EvalJson.Write(summary) + "\n" : new EvalView(terminal).Render(summary));
        return ExitCode.Fine;
    }

    private List<(LabelledReadme Readme, string[] Picks)> Answer(Tagger tagger, List<LabelledReadme> labelled, Action<int> report)
    {
        var answers = new List<(LabelledReadme, string[])>();
        foreach (var chunk in labelled.Chunk(Chunk))
        {
            var results = tagger.SuggestMany([.. chunk.Select(readme => readme.Input)], settings.Options);
            answers.AddRange(chunk.Select((readme, i) => (readme, results[i].Tags.Select(tag => tag.Trim()).ToArray())));
            report(answers.Count);
        }

        return answers;
    }

    private T WithProgress<T>(int total, Func<Action<int>, T> work)
    {
        if (!terminal.ErrorIsTerminal)
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
