using System.CommandLine;
using TagTasks.Inference;
using TagTasks.Inference.Vocabularies;
using TagTasks.Tool.CommandLine;

namespace TagTasks.Tool.Eval;

/// <summary><c>tagtasks eval</c>: the command line of measuring; <see cref="EvalRunner"/> does the work.</summary>
internal sealed class EvalCommand
{
    private readonly Argument<string> labels = new("LABELS") { Description = "Labels: {\"repo\",\"tags\",\"also\"} a line; gzip too." };

    private readonly Option<string> readmes = new("--readmes") { Description = "READMEs: {\"repo\",\"readme\"} a line; gzip too.", HelpName = "FILE", Required = true };

    private readonly Option<string?> vocabulary = new("--vocabulary")
    {
        Description = "The list of tags: repository-topics, dotnet-packages, or a JSON or text file. Default: repository-topics.",
        HelpName = "NAME|FILE",
    };

    private readonly Option<int?> max = CommonOptions.AtLeastOne("--max", "Tags at most. Default: the vocabulary's own number.");

    private readonly Option<double?> minProbability = CommonOptions.Probability();

    private readonly Option<string> format = CommonOptions.OneOf("--format", "How to report.", "text", "json");

    private readonly Option<string?> output = CommonOptions.Out();

    private readonly CommonOptions common = new();

    /// <summary>Makes the command.</summary>
    public static Command Create(Terminal terminal)
    {
        var parts = new EvalCommand();
        var command = new Command("eval", "Measure the tags on labelled READMEs.")
        {
            parts.labels, parts.readmes, parts.vocabulary, parts.max, parts.minProbability, parts.format, parts.output,
        };
        parts.common.AddTo(command);
        command.SetAction(parsed => (int)new EvalRunner(parts.Settings(parsed), parts.common.Adapt(terminal, parsed)).Run());
        return command;
    }

    private EvalSettings Settings(ParseResult parsed) => new(
        parsed.GetRequiredValue(labels),
        parsed.GetRequiredValue(readmes),
        new TaggingOptions
        {
            Vocabulary = parsed.GetValue(vocabulary) is { } name ? TagVocabulary.Load(name) : TagVocabulary.RepositoryTopics,
            MaxTags = parsed.GetValue(max),
            MinProbability = parsed.GetValue(minProbability),
            Explain = parsed.GetValue(common.Verbose),
        },
        common.TaggerOptions(parsed) with { ManyReadmes = true },
        common.NamesDevice(parsed),
        parsed.GetValue(format) == "json",
        parsed.GetValue(output),
        parsed.GetValue(common.Quiet),
        parsed.GetValue(common.Verbose));
}
