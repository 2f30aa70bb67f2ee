using System.CommandLine;
using System.Globalization;
using TagTasks.Inference.Vocabularies;
using TagTasks.Tool.CommandLine;

namespace TagTasks.Tool.Batch;

/// <summary><c>tagtasks batch</c>: the command line of tagging by the thousand; <see cref="BatchRunner"/> does the work.</summary>
internal sealed class BatchCommand
{
    private readonly Argument<string[]> inputs = InputArgument();

    private readonly Option<int?> max = CommonOptions.AtLeastOne("--max", "Tags at most. Default: the vocabulary's own number.");

    private readonly Option<double?> minProbability = CommonOptions.Probability();

    private readonly Option<string?> vocabulary = new("--vocabulary")
    {
        Description = "The list of tags: repository-topics, dotnet-packages, or a JSON or text file. Default: dotnet-packages for packages, else repository-topics.",
        HelpName = "NAME|FILE",
    };

    private readonly Option<bool> detail = new("--detail") { Description = "Add probabilities, evidence, hashes and what was read." };

    private readonly Option<string?> encoding = CommonOptions.Encoding();

    private readonly Option<string?> output = new("--out")
    {
        Description = "Write the answers to a file, which must be new unless --resume is given; .gz and .zst compress. Default: standard output.",
        HelpName = "FILE",
    };

    private readonly Option<bool> resume = new("--resume") { Description = "Go on where the run before stopped, whatever stopped it; start when there was none." };

    private readonly Option<Shard?> shard = new("--shard")
    {
        Description = "Take one of N parts of the inputs, counted from 1: the same part for the same id on every machine. `merge` joins the parts.",
        HelpName = "I/N",
    };

    private readonly Option<bool> unordered = new("--unordered") { Description = "Write answers as they are ready, instead of in the order of the inputs." };

    private readonly Option<int?> maxErrors = new("--max-errors")
    {
        Description = "Bad inputs that are all right; one more stops the run. Default: any number is passed over, and the exit code is 2 when there was one.",
        HelpName = "N",
    };

    private readonly CommonOptions common = new();

    /// <summary>Makes the command.</summary>
    public static Command Create(Terminal terminal)
    {
        var parts = new BatchCommand();
        parts.inputs.Validators.Add(CommonOptions.RefuseUnknownOptions);
        parts.shard.CustomParser = result =>
        {
            if (Shard.Parse(result.Tokens[0].Value) is { } shard)
            {
                return shard;
            }

            result.AddError($"--shard is I/N with I from 1 to N, such as 3/8, not '{result.Tokens[0].Value}'.");
            return null;
        };
        parts.maxErrors.CustomParser = result =>
        {
            if (int.TryParse(result.Tokens[0].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            {
                return number;
            }

            result.AddError($"--max-errors is a whole number, not '{result.Tokens[0].Value}'.");
            return null;
        };
        var command = new Command("batch", "Tag any number of READMEs, a line of JSON each.")
        {
            parts.inputs, parts.max, parts.minProbability, parts.vocabulary, parts.detail, parts.encoding, parts.output,
            parts.resume, parts.shard, parts.unordered, parts.maxErrors,
        };
        parts.common.AddTo(command);
        command.SetAction(parsed => (int)new BatchRunner(parts.Settings(parsed), parts.common.Adapt(terminal, parsed)).Run());
        return command;
    }

    private static Argument<string[]> InputArgument() => new("INPUT")
    {
        Description = "JSON lines {\"id\",\"readme\"} (.jsonl, also .gz and .zst; - for standard input), a directory of READMEs, a README, a .nupkg, or a pattern with * or **. Default: standard input.",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private BatchSettings Settings(ParseResult parsed) => new()
    {
        Inputs = parsed.GetValue(inputs) is { Length: > 0 } given ? given : ["-"],
        Shard = parsed.GetValue(shard) ?? Shard.Whole,
        Max = parsed.GetValue(max),
        MinProbability = parsed.GetValue(minProbability),
        Vocabulary = parsed.GetValue(vocabulary) is { } name ? TagVocabulary.Load(name) : null,
        Detail = parsed.GetValue(detail),
        Encoding = parsed.GetValue(encoding),
        Out = parsed.GetValue(output),
        Resume = parsed.GetValue(resume),
        Unordered = parsed.GetValue(unordered),
        MaxErrors = parsed.GetValue(maxErrors),
        Quiet = parsed.GetValue(common.Quiet),
        Verbose = parsed.GetValue(common.Verbose),
        Tagger = common.TaggerOptions(parsed) with { ManyReadmes = true },
        NamesDevice = common.NamesDevice(parsed),
    };
}
