using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using TagTasks.Inference;
using TagTasks.Inference.Devices;

namespace TagTasks.Tool.CommandLine;

/// <summary>Options that several commands have; each command makes its own set.</summary>
internal sealed class CommonOptions
{
    public Option<string?> Model { get; } = new("--model")
    {
        Description = "Folder of the model bundle. Default: the one that came with the tool.",
        HelpName = "DIR",
    };

    public Option<int?> Threads { get; } = AtLeastOne("--threads", "Threads used at once. Default: the physical cores that the process may use.");

    public Option<TaggingDevice> Device { get; } = DeviceOption();

    public Option<string?> OnnxRuntime { get; } = Folder(
        "--onnxruntime", "Folder with ONNX Runtime's own libraries. Default: those that came with the tool, or for CUDA those that `tagtasks cuda install` fetched.");

    public Option<string?> CacheDirectory { get; } = new("--cache-directory")
    {
        Description = "Folder that keeps the vectors of your own tags between runs. Default: the user's cache folder.",
        HelpName = "DIR",
    };

    public Option<bool> Quiet { get; } = new("--quiet", "-q") { Description = "Say no warnings and show no progress." };

    public Option<bool> Verbose { get; } = new("--verbose", "-v") { Description = "Say how long each stage took." };

    public Option<bool> NoColor { get; } = new("--no-color") { Description = "No colour, as with the variable NO_COLOR." };

    /// <summary>Adds them to a command, after its own.</summary>
    public void AddTo(Command command)
    {
        command.Options.Add(Model);
        command.Options.Add(Threads);
        command.Options.Add(Device);
        command.Options.Add(OnnxRuntime);
        command.Options.Add(CacheDirectory);
        command.Options.Add(Quiet);
        command.Options.Add(Verbose);
        command.Options.Add(NoColor);
    }

    /// <summary>How the tagger is loaded.</summary>
    public TaggerOptions TaggerOptions(ParseResult parsed) => new()
    {
        ModelDirectory = parsed.GetValue(Model),
        Threads = parsed.GetValue(Threads),
        CacheDirectory = parsed.GetValue(CacheDirectory),
        Device = parsed.GetValue(Device) ?? TaggingDevice.Auto,
        OnnxRuntimeDirectory = parsed.GetValue(OnnxRuntime),
    };

    /// <summary>Whether somebody named a device, on the command line or by the variable, and wants to know what came of it.</summary>
    public bool NamesDevice(ParseResult parsed) => parsed.GetResult(Device) is { Implicit: false } && parsed.GetValue(Device) != TaggingDevice.Cpu;

    /// <summary>The terminal as the options want it.</summary>
    public Terminal Adapt(Terminal terminal, ParseResult parsed) =>
        parsed.GetValue(NoColor) ? terminal with { Color = false } : terminal;

    /// <summary>An option for a whole number of at least 1.</summary>
    public static Option<int?> AtLeastOne(string name, string description)
    {
        var option = new Option<int?>(name) { Description = description, HelpName = "N" };
        option.CustomParser = result => Number(result, name);
        return option;
    }

    /// <summary>The option for the least probability.</summary>
    public static Option<double?> Probability()
    {
        const string Name = "--min-probability";
        var option = new Option<double?>(Name)
        {
            Description = "Probability that a tag must reach, 0 to 1. Default: the vocabulary's own threshold, and the best tag when none reaches it.",
            HelpName = "P",
        };
        option.CustomParser = result =>
        {
            var text = result.Tokens[0].Value;
            if (double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) && value is >= 0 and <= 1)
            {
                return value;
            }

            result.AddError($"{Name} is a number from 0 to 1, not '{text}'.");
            return null;
        };
        return option;
    }

    /// <summary>An option for one of a few words, the first of which is the default.</summary>
    public static Option<string> OneOf(string name, string description, params string[] words)
    {
        var option = new Option<string>(name) { Description = description, HelpName = string.Join('|', words), DefaultValueFactory = _ => words[0] };
        option.CustomParser = result =>
        {
            var text = result.Tokens[0].Value;
            if (Array.Find(words, word => word.Equals(text, StringComparison.OrdinalIgnoreCase)) is { } known)
            {
                return known;
            }

            result.AddError($"{name} is {string.Join(", ", words[..^1])} or {words[^1]}, not '{text}'.");
            return words[0];
        };
        return option;
    }

    /// <summary>The option for where the answer goes.</summary>
    public static Option<string?> Out()
    {
        var option = new Option<string?>("--out")
        {
            Description = "Write the answer to a file, all or nothing, instead of standard output.",
            HelpName = "FILE",
        };
        option.Validators.Add(result =>
        {
            // A script's variable that is not set.
            if (string.IsNullOrWhiteSpace(result.Tokens[0].Value))
            {
                result.AddError($"--out is a file, not '{result.Tokens[0].Value}'.");
            }
        });
        return option;
    }

    private static Option<string?> Folder(string name, string description)
    {
        var option = new Option<string?>(name) { Description = description, HelpName = "DIR" };
        option.Validators.Add(result =>
        {
            // A script's variable that is not set.
            if (string.IsNullOrWhiteSpace(result.Tokens[0].Value))
            {
                result.AddError($"{name} is a folder, not '{result.Tokens[0].Value}'.");
            }
        });
        return option;
    }

    private static Option<TaggingDevice> DeviceOption()
    {
        var option = new Option<TaggingDevice>("--device")
        {
            Description = "Where the network runs; the tags are the same. auto: CUDA for batches where it can be had, else the processor. Default: auto.",
            HelpName = "auto|cpu|cuda[:N]",
        };
        option.CustomParser = result =>
        {
            if (TaggingDevice.TryParse(result.Tokens[0].Value) is { } device)
            {
                return device;
            }

            result.AddError($"{option.Name} is {TaggingDevice.ValidValues}, not '{result.Tokens[0].Value}'.");
            return null;
        };
        return option;
    }

    /// <summary>The option for the encoding of inputs.</summary>
    public static Option<string?> Encoding() => new("--encoding")
    {
        Description = "The encoding of the input, such as gb18030. Default: found out.",
        HelpName = "NAME",
    };

    /// <summary>Refuses a path that looks like an option: the parser takes an option that it does not know for a path.</summary>
    public static void RefuseUnknownOptions(ArgumentResult result)
    {
        foreach (var token in result.Tokens.Where(token => token.Value.StartsWith('-') && token.Value != "-" && !File.Exists(token.Value)))
        {
            result.AddError($"There is no option '{token.Value}'.");
        }
    }

    private static int? Number(ArgumentResult result, string name)
    {
        if (int.TryParse(result.Tokens[0].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1)
        {
            return number;
        }

        result.AddError($"{name} is a whole number of at least 1, not '{result.Tokens[0].Value}'.");
        return null;
    }
}
