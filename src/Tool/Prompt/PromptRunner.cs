using System.Text.Json;
using TagTasks.Inference;
using TagTasks.Inference.Cleaning;
using TagTasks.Inference.Reading;
using TagTasks.Inference.Vocabularies;
using TagTasks.Tool.CommandLine;

namespace TagTasks.Tool.Prompt;

/// <summary>What <c>tagtasks prompt</c> was asked.</summary>
internal sealed record PromptSettings(
    string File, double? MinProbability, string? Encoding, string? Out, bool Quiet, bool Verbose, TaggerOptions Tagger);

/// <summary>Takes a request apart, asks the tagger, and writes the answer in the request's own form.</summary>
internal sealed class PromptRunner(PromptSettings settings, Terminal terminal)
{
    /// <summary>Runs to the exit code.</summary>
    public ExitCode Run()
    {
        var clock = new RunClock();
        var diagnostics = new DiagnosticWriter(terminal, settings.Quiet);

        // The model loads while the request is taken apart.
        using var tagger = WarmStart.Load(settings.Tagger);
        clock.EndLoad();
        var text = settings.File == "-"
            ? ReadmeReader.Read(terminal.In, "standard input", MarkupFormat.PlainText, settings.Encoding, hashed: false)
            : ReadmeReader.Read(settings.File, settings.Encoding, hashed: false);
        diagnostics.Write(text.Diagnostics);
        var request = TagRequestParser.Parse(text.Text);
        var definitions = request.Tags.Select(Definition).ToList();
        clock.EndRead();
        var result = tagger.Suggest(new TaggingInput { Readme = request.Readme }, new TaggingOptions
        {
            Vocabulary = TagVocabulary.Create("the request's list", definitions),
            MaxTags = request.MaxTags,
            MinProbability = settings.MinProbability,
            Explain = settings.Verbose,
        });
        diagnostics.Write(result.Diagnostics);
        var chosen = result.Suggestions.Select(suggestion => request.Tags[definitions.FindIndex(tag => ReferenceEquals(tag, suggestion.Tag))]);
        OutputFile.Write(settings.Out, terminal, request.Shape.Render([.. chosen]) + "\n");
        if (settings.Verbose)
        {
            DeviceNotice.Say(diagnostics, tagger.Device, asked: true);
            diagnostics.Say(clock.Line([result]));
        }

        return diagnostics.ExitCode;
    }

    private static TagDefinition Definition(RequestTag tag) => new(tag.NameVerbatim)
    {
        Id = tag.IdJson is { } id ? JsonElement.Parse(id) : null,
        Description = tag.Description,
        Aliases = tag.Aliases,
    };
}
