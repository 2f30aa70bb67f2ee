using System.CommandLine;
using TagTasks.Tool.Audit.Findings;
using TagTasks.Tool.Audit.Reports;
using TagTasks.Tool.CommandLine;

namespace TagTasks.Tool.Audit;

/// <summary><c>tagtasks audit</c>: the command line of auditing; <see cref="AuditRunner"/> does the work.</summary>
internal sealed class AuditCommand
{
    private readonly Argument<string[]> targets = new("TARGET")
    {
        Description = "A project, a solution (.sln, .slnx, .slnf), a directory with projects, or packages: files or a pattern such as 'out/*.nupkg'. Default: the current directory.",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private readonly Option<string[]> reports = Several("--report", "FORMAT[=FILE]", $"Write a report, to standard output or a file; may be given several times. Formats: {ReportList.Formats}. Default: text.");

    private readonly Option<string> failOn = CommonOptions.OneOf("--fail-on", "The severity from which on findings make the exit code 1.", "warning", "error", "info", "none");

    private readonly Option<string[]> rules = Several("--rule", "CODE", "Only this rule; may be given several times, or with commas.");

    private readonly Option<string[]> excluded = Several("--exclude-rule", "CODE", "Not this rule; may be given several times, or with commas.");

    private readonly Option<string[]> severities = Several("--severity", "CODE=LEVEL", $"How much a rule's findings matter: {SeverityNames.All}; may be given several times, or with commas.");

    private readonly Option<bool> locked = new("--locked") { Description = "A lock file that was made from other inputs is an error." };

    private readonly Option<string[]> properties = Several("--property", "NAME=VALUE", "A property for the evaluation of projects; may be given several times.");

    private readonly OptionWithoutVariable<bool> listRules = new("--list-rules") { Description = "List the rules and audit nothing." };

    private readonly OptionWithoutVariable<string?> explain = new("--explain") { Description = "Explain a rule and audit nothing.", HelpName = "CODE" };

    private readonly CommonOptions common = new();

    /// <summary>Makes the command.</summary>
    public static Command Create(Terminal terminal)
    {
        var parts = new AuditCommand();
        parts.targets.Validators.Add(CommonOptions.RefuseUnknownOptions);
        var command = new Command("audit", "Judge the tags, descriptions and READMEs of packages.")
        {
            parts.targets, parts.reports, parts.failOn, parts.rules, parts.excluded, parts.severities, parts.locked,
            parts.properties, parts.listRules, parts.explain,
        };
        parts.common.AddTo(command);
        command.SetAction((parsed, cancellationToken) => Task.FromResult((int)parts.Run(parsed, parts.common.Adapt(terminal, parsed), cancellationToken)));
        return command;
    }

    private static Option<string[]> Several(string name, string value, string description) => new(name)
    {
        Description = description,
        HelpName = value,
        Arity = ArgumentArity.OneOrMore,
        AllowMultipleArgumentsPerToken = false,
    };

    private ExitCode Run(ParseResult parsed, Terminal terminal, CancellationToken cancellationToken)
    {
        var settings = Settings(parsed);
        var map = new SeverityMap(settings.Severities);
        return parsed.GetValue(listRules) ? RuleHelp.List(map, terminal)
            : parsed.GetValue(explain) is { } code ? RuleHelp.Explain(code, map, terminal)
            : new AuditRunner(settings, terminal).Run(cancellationToken);
    }

    private AuditSettings Settings(ParseResult parsed)
    {
        var given = parsed.GetValue(targets);
        return new AuditSettings
        {
            Targets = given is { Length: > 0 } ? given : ["."],
            Reports = Values(parsed, reports, split: false) is { Count: > 0 } asked ? [.. asked.Select(ReportList.Parse)] : [ReportList.Parse("text")],
            Severities = [new CommandLineSeverities(Values(parsed, rules), Values(parsed, excluded), Values(parsed, severities), parsed.GetValue(locked))],
            FailOn = SeverityNames.Read(parsed.GetRequiredValue(failOn))!.Value,
            Properties = Values(parsed, properties, split: false),
            Tagger = common.TaggerOptions(parsed),
            Verbose = parsed.GetValue(common.Verbose),
            Quiet = parsed.GetValue(common.Quiet),
        };
    }

    // A variable can hold several, too.
    private static List<string> Values(ParseResult parsed, Option<string[]> option, bool split = true) =>
    [
        .. (parsed.GetValue(option) ?? [])
            .SelectMany(value => split ? value.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) : [value]),
    ];
}
