using System.CommandLine;
using TagTasks.Inference.Diagnostics;
using TagTasks.Tool.Audit.Configuration;
using TagTasks.Tool.Audit.Configuration.SettingsFiles;
using TagTasks.Tool.Audit.Evaluation;
using TagTasks.Tool.Audit.Findings;
using TagTasks.Tool.Audit.Fixing;
using TagTasks.Tool.Audit.Packages.Feeds;
using TagTasks.Tool.Audit.Reports;
using TagTasks.Tool.CommandLine;

namespace TagTasks.Tool.Audit;

/// <summary><c>tagtasks audit</c>: the command line of auditing; <see cref="AuditRunner"/> does the work.</summary>
internal sealed class AuditCommand
{
    private readonly Argument<string[]> targets = new("TARGET")
    {
        Description = "A project, a solution (.sln, .slnx, .slnf), a directory with projects, or packages: files, a pattern such as 'out/*.nupkg', or ID[@VERSION] of a feed. Default: the current directory.",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private readonly OptionWithoutVariable<string?> source = new("--source") { Description = "The feed: a name in NuGet.Config, an address, or enabled for those that NuGet.Config enables, in order. An ID needs it.", HelpName = "FEED" };

    private readonly OptionWithoutVariable<string?> owner = new("--owner") { Description = "All packages of an owner on the feed.", HelpName = "NAME" };

    private readonly OptionWithoutVariable<bool> all = new("--all") { Description = "All packages of the feed." };

    private readonly Option<string[]> reports = Several("--report", "FORMAT[=FILE]", $"Write a report, to standard output or a file; may be given several times. Formats: {ReportList.Formats}. Default: text.");

    private readonly Option<string> failOn = CommonOptions.OneOf("--fail-on", "The severity from which on findings make the exit code 1.", "warning", "error", "info", "none");

    private readonly Option<string[]> rules = Several("--rule", "CODE", "Only this rule; may be given several times, or with commas.");

    private readonly Option<string[]> excluded = Several("--exclude-rule", "CODE", "Not this rule; may be given several times, or with commas.");

    private readonly Option<string[]> severities = Several("--severity", "CODE=LEVEL", $"How much a rule's findings matter: {SeverityNames.All}; may be given several times, or with commas.");

    private readonly Option<bool> locked = new("--locked") { Description = "A lock file that was made from other inputs is an error." };

    private readonly Option<string?> baseline = new("--baseline") { Description = "A file of known findings, which do not count: only new ones are reported.", HelpName = "FILE" };

    private readonly OptionWithoutVariable<bool> updateBaseline = new("--update-baseline") { Description = "Write what is found to the baseline, and take out of it what is no longer found." };

    private readonly OptionWithoutVariable<bool> fix = new("--fix") { Description = "Mend what can be mended in project files; what remains is reported." };

    private readonly OptionWithoutVariable<bool> dryRun = new("--dry-run") { Description = "Write what --fix would change as a unified diff to standard output, and change nothing." };

    private readonly OptionWithoutVariable<bool> force = new("--force") { Description = "Let --fix edit files with uncommitted changes, or outside of git." };

    private readonly Option<string[]> properties = Several("--property", "NAME=VALUE", "A property for the evaluation of projects; may be given several times.");

    private readonly OptionWithoutVariable<bool> listRules = new("--list-rules") { Description = "List the rules and audit nothing." };

    private readonly OptionWithoutVariable<string?> explain = new("--explain") { Description = "Explain a rule, and who sets its severity for the targets; audit nothing.", HelpName = "CODE" };

    private readonly CommonOptions common = new();

    /// <summary>Makes the command.</summary>
    public static Command Create(Terminal terminal)
    {
        var parts = new AuditCommand();
        parts.targets.Validators.Add(CommonOptions.RefuseUnknownOptions);
        var command = new Command("audit", "Judge the tags, descriptions and READMEs of packages.")
        {
            parts.targets, parts.source, parts.owner, parts.all, parts.reports, parts.failOn, parts.rules, parts.excluded, parts.severities, parts.locked,
            parts.baseline, parts.updateBaseline, parts.fix, parts.dryRun, parts.force, parts.properties, parts.listRules, parts.explain,
        };
        parts.common.CacheDirectory.Description = "Folder that keeps what the model said, and the vectors of your own tags, between runs. Default: the user's cache folder.";
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
        return parsed.GetValue(listRules) ? RuleHelp.List(new SeverityMap([.. settings.Severities, .. settings.Configuration.Severities]), terminal)
            : parsed.GetValue(explain) is { } code ? new RuleExplanation(settings, terminal).Run(code, cancellationToken)
            : new AuditRunner(settings, terminal).Run(cancellationToken);
    }

    private AuditSettings Settings(ParseResult parsed)
    {
        var given = parsed.GetValue(targets);
        var asked = Values(parsed, reports, split: false);
        var mode = parsed.GetValue(dryRun) ? FixMode.DryRun : parsed.GetValue(fix) ? FixMode.Write : FixMode.None;
        if (parsed.GetValue(force) && mode == FixMode.None)
        {
            throw new TagTasksException(DiagnosticCode.OptionInvalid, "--force needs --fix or --dry-run. Add one of them, or leave it out.");
        }

        var feed = new FeedRequest { Source = parsed.GetValue(source), Owner = parsed.GetValue(owner), All = parsed.GetValue(all) };
        string[] named = given is { Length: > 0 } ? given : feed.Lists ? [] : ["."];
        var configuration = new AuditConfiguration(Environment.CurrentDirectory);
        var file = configuration.Files.OfTargets(named.Length > 0 ? named : ["."]);
        return new AuditSettings
        {
            Targets = named,
            Feed = feed,
            Configuration = configuration,
            Reports = mode == FixMode.DryRun && asked.Count == 0 ? [] : ReportList.Parse(asked.Count > 0 ? asked : file?.Reports ?? []),
            Baseline = Baseline(parsed, file, mode),
            UpdateBaseline = parsed.GetValue(updateBaseline),
            Severities = [new CommandLineSeverities(Values(parsed, rules), Values(parsed, excluded), Values(parsed, severities), parsed.GetValue(locked))],
            FailOn = file?.FailOn is { } level && parsed.GetResult(failOn) is null or { Implicit: true } ? level : SeverityNames.Read(parsed.GetRequiredValue(failOn))!.Value,
            Fix = mode,
            Force = parsed.GetValue(force),
            Properties = GlobalProperty.Check(Values(parsed, properties, split: false)),
            Tagger = common.TaggerOptions(parsed),
            Verbose = parsed.GetValue(common.Verbose),
            Quiet = parsed.GetValue(common.Quiet),
        };
    }

    private string? Baseline(ParseResult parsed, SettingsFile? file, FixMode mode)
    {
        var path = parsed.GetValue(baseline) is { Length: > 0 } given ? Path.GetFullPath(given) : file?.Baseline;
        return !parsed.GetValue(updateBaseline) || (path is not null && mode == FixMode.None) ? path
            : throw new TagTasksException(DiagnosticCode.OptionInvalid, path is null
                ? "--update-baseline needs a file. Name one by --baseline, or in tagtasks.json."
                : "--update-baseline cannot be combined with --fix or --dry-run. Give one of them at a time.");
    }

    // A variable can hold several, too.
    private static List<string> Values(ParseResult parsed, Option<string[]> option, bool split = true) =>
    [
        .. (parsed.GetValue(option) ?? [])
            .SelectMany(value => split ? value.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) : [value]),
    ];
}
