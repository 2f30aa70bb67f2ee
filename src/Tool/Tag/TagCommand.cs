using System.CommandLine;
using TagTasks.Inference.Vocabularies;
using TagTasks.Tool.CommandLine;

namespace TagTasks.Tool.Tag;

/// <summary><c>tagtasks tag</c>: the command line of tagging; <see cref="TagRunner"/> does the work.</summary>
internal sealed class TagCommand
{
    private readonly Argument<string[]> paths = new("PATH")
    {
        Description = "A README, a directory with one, a project (.csproj, .fsproj, .vbproj), or - for standard input. Default: the current directory.",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private readonly Option<string?> id = new("--id") { Description = "The id to answer under, for one input. Default: the path as given.", HelpName = "ID" };

    private readonly Option<int?> max = CommonOptions.AtLeastOne("--max", "Tags at most. Default: the vocabulary's own number.");

    private readonly Option<double?> minProbability = CommonOptions.Probability();

    private readonly Option<string?> vocabulary = new("--vocabulary")
    {
        Description = "The list of tags: repository-topics, dotnet-packages, or a JSON or text file. Default: dotnet-packages for a project, else repository-topics.",
        HelpName = "NAME|FILE",
    };

    private readonly Option<string> format = CommonOptions.OneOf("--format", "How to answer.", "text", "json", "jsonl", "msbuild");

    private readonly Option<bool> detail = new("--detail") { Description = "Say how sure each tag is and why; in JSON also the hashes and what was read." };

    private readonly Option<bool> explain = new("--explain") { Description = "Show what was read, what was cut, and what spoke for each tag that came near." };

    private readonly Option<string?> encoding = CommonOptions.Encoding();

    private readonly Option<string?> output = CommonOptions.Out();

    private readonly CommonOptions common = new();

    /// <summary>Makes the command.</summary>
    public static Command Create(Terminal terminal)
    {
        var parts = new TagCommand();
        parts.paths.Validators.Add(CommonOptions.RefuseUnknownOptions);
        var command = new Command("tag", "Tag READMEs, directories and projects.")
        {
            parts.paths, parts.id, parts.max, parts.minProbability, parts.vocabulary, parts.format, parts.detail,
            parts.explain, parts.encoding, parts.output,
        };
        parts.common.AddTo(command);
        command.SetAction(parsed => (int)new TagRunner(parts.Settings(parsed), parts.common.Adapt(terminal, parsed)).Run());
        return command;
    }

    private TagSettings Settings(ParseResult parsed)
    {
        var given = parsed.GetValue(paths);
        return new TagSettings
        {
            Paths = given is { Length: > 0 } ? given : ["."],
            Id = parsed.GetValue(id),
            Max = parsed.GetValue(max),
            MinProbability = parsed.GetValue(minProbability),
            Vocabulary = parsed.GetValue(vocabulary) is { } name ? TagVocabulary.Load(name) : null,
            Format = Enum.Parse<OutputFormat>(parsed.GetRequiredValue(format), ignoreCase: true),
            Detail = parsed.GetValue(detail),
            Explain = parsed.GetValue(explain),
            Encoding = parsed.GetValue(encoding),
            Out = parsed.GetValue(output),
            Quiet = parsed.GetValue(common.Quiet),
            Verbose = parsed.GetValue(common.Verbose),
            Tagger = common.TaggerOptions(parsed),
        };
    }
}
