using System.Diagnostics;
using System.Globalization;
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

        var started = Stopwatch.GetTimestamp();

        // The model loads while the inputs are read.
        using var tagger = Tagger.Load(settings.Tagger with { LoadInBackground = true });
        var loaded = Stopwatch.GetTimestamp();
        var inputs = new TagInputReader(settings, terminal, diagnostics).ReadAll();
        var read = Stopwatch.GetTimestamp();
        if (inputs.Count == 0)
        {
            return diagnostics.ExitCode;
        }

        var answers = Answer(tagger, inputs);
        var output = new AnswerWriter(settings, terminal, tagger.Model).Write(answers);
        OutputFile.Write(settings.Out, terminal, output);
        if (settings.Verbose)
        {
            SayTimes(Stopwatch.GetElapsedTime(loaded, read), Stopwatch.GetElapsedTime(started, loaded), answers);
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
        // Distinct: what is wrong with the cache is said once, not by every answer.
        diagnostics.Write(answers.SelectMany(answer => answer.Result.Diagnostics.Select(diagnostic => Name(diagnostic, answer.Input))).Distinct());

        return answers;
    }

    // The core does not know the file; a person with forty inputs wants to. The cache belongs to none of them.
    private static Diagnostic Name(Diagnostic diagnostic, TagInput input)
    {
        if (diagnostic.Code == DiagnosticCode.CacheUnwritable)
        {
            return diagnostic;
        }

        var name = input.Readme.Path ?? input.Given;
        return diagnostic with
        {
            File = diagnostic.File ?? name,
            Message = diagnostic.Message.Replace("The README ", $"{name} ", StringComparison.Ordinal),
        };
    }

    private TaggingOptions Options(TagVocabulary vocabulary) => new()
    {
        Vocabulary = vocabulary,
        MaxTags = settings.Max,
        MinProbability = settings.MinProbability,
        Explain = settings.Explain || settings.Detail || settings.Verbose,
    };

    private void SayTimes(TimeSpan read, TimeSpan load, List<TagAnswer> answers)
    {
        var start = DateTime.Now - Process.GetCurrentProcess().StartTime - read - load;
        StageTimes[] stages = [.. answers.Select(answer => answer.Result.Explanation?.Times).OfType<StageTimes>()];
        var rest = stages.Aggregate(start, (left, times) => left - times.Clean - times.Tokens - times.Load - times.Encode - times.Rank);
        terminal.Error.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"start {Ms(rest)} ms, read {Ms(read)}, load {Ms(stages.Aggregate(load, (sum, times) => sum + times.Load))}, clean {Sum(stages, t => t.Clean)}, tokens {Sum(stages, t => t.Tokens)}, encode {Sum(stages, t => t.Encode)}, rank {Sum(stages, t => t.Rank)}"));
    }

    private static string Sum(StageTimes[] stages, Func<StageTimes, TimeSpan> of) => Ms(stages.Aggregate(TimeSpan.Zero, (sum, times) => sum + of(times)));

    private static string Ms(TimeSpan time) => time.TotalMilliseconds.ToString("0.0", CultureInfo.InvariantCulture);
}
