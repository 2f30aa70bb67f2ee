using System.CommandLine;
using TagTasks.Tool.CommandLine;

namespace TagTasks.Tool.Prompt;

/// <summary><c>tagtasks prompt</c>: the command line of answering a whole request; <see cref="PromptRunner"/> does the work.</summary>
internal sealed class PromptCommand
{
    private readonly Argument<string> file = new("FILE")
    {
        Description = "The request, or - for standard input. Default: standard input.",
        Arity = ArgumentArity.ZeroOrOne,
        DefaultValueFactory = _ => "-",
    };

    private readonly Option<double?> minProbability = CommonOptions.Probability();

    private readonly Option<string?> encoding = CommonOptions.Encoding();

    private readonly Option<string?> output = CommonOptions.Out();

    private readonly CommonOptions common = new();

    /// <summary>Makes the command.</summary>
    public static Command Create(Terminal terminal)
    {
        var parts = new PromptCommand();
        parts.file.Validators.Add(CommonOptions.RefuseUnknownOptions);
        var command = new Command("prompt", "Answer a whole free-form request: README, list, limit and the form of the answer are found in it.")
        {
            parts.file, parts.minProbability, parts.encoding, parts.output,
        };
        parts.common.AddTo(command);
        command.SetAction(parsed => (int)new PromptRunner(parts.Settings(parsed), parts.common.Adapt(terminal, parsed)).Run());
        return command;
    }

    private PromptSettings Settings(ParseResult parsed) => new(
        parsed.GetRequiredValue(file),
        parsed.GetValue(minProbability),
        parsed.GetValue(encoding),
        parsed.GetValue(output),
        parsed.GetValue(common.Quiet),
        parsed.GetValue(common.Verbose),
        common.TaggerOptions(parsed));
}
