using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Parsing;
using TagTasks.Inference.Diagnostics;

namespace TagTasks.Tool.CommandLine;

/// <summary>
/// Every option has a variable: <c>--min-probability</c> is <c>TAGTASKS_MIN_PROBABILITY</c>. A variable is put on the
/// command line where the option is absent, so that a value is judged the same wherever it came from.
/// </summary>
internal static class EnvironmentVariables
{
    private const string Prefix = "TAGTASKS_";

    /// <summary>The variable of an option.</summary>
    public static string NameOf(Option option) =>
        Prefix + option.Name.TrimStart('-').Replace('-', '_').ToUpperInvariant();

    /// <summary>The arguments with what variables add to them.</summary>
    public static string[] Apply(string[] args, ParseResult parsed, Func<string, string?> variable)
    {
        var command = parsed.CommandResult.Command;
        if (command is RootCommand)
        {
            return args;
        }

        var added = command.Options
            .Where(option => option is not (HelpOption or VersionOption or IOptionWithoutVariable) && parsed.GetResult(option) is null or { Implicit: true })
            .SelectMany(option => Tokens(option, variable(NameOf(option))));

        // Right behind the command's name: in front of a "--" after which everything is a path.
        var place = Array.IndexOf(args, command.Name) + 1;
        return [.. args[..place], .. added, .. args[place..]];
    }

    private static IEnumerable<string> Tokens(Option option, string? value) =>
        string.IsNullOrEmpty(value) ? []
        : option.ValueType == typeof(bool) ? Flag(option, value) ? [option.Name] : []
        : [$"{option.Name}={value}"];

    // The parser would take a value that is no truth value for a path.
    private static bool Flag(Option option, string value) =>
        value == "1" || (value != "0" && (bool.TryParse(value, out var flag)
            ? flag
            : throw new TagTasksException(DiagnosticCode.OptionInvalid, $"{NameOf(option)} is 1 or 0, true or false, not '{value}'. Correct it or unset it.")));
}
