using TagTasks.Inference;
using TagTasks.Inference.Diagnostics;
using TagTasks.Inference.Vocabularies;
using TagTasks.Tool.CommandLine;
using TagTasks.Tool.Output;

namespace TagTasks.Tool.Tag;

/// <summary>Reads the inputs, asks the tagger, writes the answers.</summary>
internal sealed class TagRunner(TagSettings settings, Terminal terminal)
{
    private readonly DiagnosticWriter diagnostics = new(terminal, settings.Quiet, settings.Format == OutputFormat.Msbuild);

    /// <summary>Runs to the exit code.</summary>
    public ExitCode Run()
    {
        if (settings.Id is not null && settings.Paths.Count > 1)
        {
            throw new TagTasksException(
                DiagnosticCode.OptionInvalid, "--id names one answer, but there are several inputs. Give one input, or leave out --id: the paths are the ids then.");
        }

        var clock = new RunClock();
        diagnostics.Write(settings.Vocabulary?.Diagnostics ?? []);

        // The model loads while the inputs are read.
        using var tagger = WarmStart.Load(settings.Tagger);
        clock.EndLoad();
        var inputs = new TagInputReader(settings, terminal, diagnostics).ReadAll();
        clock.EndRead();
        if (inputs.Count == 0)
        {
            return diagnostics.ExitCode;
        }

        var answers = Answer(tagger, inputs);
        var output = new AnswerWriter(settings, terminal, tagger.Model).Write(answers);
        OutputFile.Write(settings.Out, terminal, output);
        if (settings.Verbose)
        {
            DeviceNotice.Say(diagnostics, tagger.Device, asked: true);
            diagnostics.Say(clock.Line(answers.Select(answer => answer.Result)));
        }

        return diagnostics.ExitCode;
    }

    private List<TagAnswer> Answer(Tagger tagger, List<TagInput> inputs)
    {
        var results = new TaggingResult[inputs.Count];
        foreach (var group in Enumerable.Range(0, inputs.Count).GroupBy(i => settings.Vocabulary ?? inputs[i].DefaultVocabulary))
        {
            int[] places = [.. group];
            var options = Options(group.Key);
            var answered = places.Length == 1
                ? [tagger.Suggest(inputs[places[0]].ToTaggingInput(), options)]
                : tagger.SuggestMany([.. places.Select(i => inputs[i].ToTaggingInput())], options);
            for (var i = 0; i < places.Length; i++)
            {
                results[places[i]] = answered[i];
            }
        }

        var answers = inputs.Select((input, i) => new TagAnswer(input, settings.Id ?? input.Given, results[i])).ToList();
        diagnostics.Write(answers.SelectMany(answer => answer.Result.Diagnostics));
        return answers;
    }

    private TaggingOptions Options(TagVocabulary vocabulary) => new()
    {
        Vocabulary = vocabulary,
        MaxTags = settings.Max,
        MinProbability = settings.MinProbability,
        Explain = settings.TellsAll || settings.Verbose,
    };
}
