using System.CommandLine;
using TagTasks.Tool.CommandLine;

namespace TagTasks.Tool.Batch.Merge;

/// <summary><c>tagtasks merge</c>: the command line of joining shards; <see cref="MergeRunner"/> does the work.</summary>
internal sealed class MergeCommand
{
    private readonly Argument<string[]> shards = new("ANSWERS")
    {
        Description = "The files that the shards' batches wrote, all of them, in any order.",
        Arity = ArgumentArity.OneOrMore,
    };

    private readonly Option<string[]> inputs = new("--inputs")
    {
        Description = "The inputs that the batches were given, in the same order.",
        HelpName = "INPUT",
        Required = true,
        AllowMultipleArgumentsPerToken = true,
    };

    private readonly Option<string?> encoding = CommonOptions.Encoding();

    private readonly Option<string?> output = new("--out")
    {
        Description = "Write to a file, all or nothing, instead of standard output; .gz and .zst compress.",
        HelpName = "FILE",
    };

    private readonly Option<bool> verbose = new("--verbose", "-v") { Description = "Say how many answers there are." };

    private readonly Option<bool> noColor = new("--no-color") { Description = "No colour, as with the variable NO_COLOR." };

    /// <summary>Makes the command.</summary>
    public static Command Create(Terminal terminal)
    {
        var parts = new MergeCommand();
        parts.shards.Validators.Add(CommonOptions.RefuseUnknownOptions);
        var command = new Command("merge", "Join the answers of shards in the order of the inputs, and check that none is missing or double.")
        {
            parts.shards, parts.inputs, parts.encoding, parts.output, parts.verbose, parts.noColor,
        };
        command.SetAction(parsed => (int)new MergeRunner(parts.Settings(parsed), parsed.GetValue(parts.noColor) ? terminal with { Color = false } : terminal).Run());
        return command;
    }

    private MergeSettings Settings(ParseResult parsed) => new(
        parsed.GetRequiredValue(shards),
        parsed.GetRequiredValue(inputs),
        parsed.GetValue(encoding),
        parsed.GetValue(output),
        parsed.GetValue(verbose));
}

/// <summary>What <c>tagtasks merge</c> was asked.</summary>
internal sealed record MergeSettings(IReadOnlyList<string> Shards, IReadOnlyList<string> Inputs, string? Encoding, string? Out, bool Verbose);
