using System.Text;
using TagTasks.Inference.Diagnostics;
using TagTasks.Tool.Audit.Configuration;
using TagTasks.Tool.Audit.Evaluation;
using TagTasks.Tool.Audit.Findings;
using TagTasks.Tool.Audit.Packages;
using TagTasks.Tool.Audit.Rules;
using TagTasks.Tool.Audit.Targets;
using TagTasks.Tool.CommandLine;

namespace TagTasks.Tool.Audit;

/// <summary>What <c>--explain</c> says: a rule's page, and for the targets which severity holds and who set it.</summary>
internal sealed class RuleExplanation(AuditSettings settings, Terminal terminal)
{
    private readonly DiagnosticWriter diagnostics = new(terminal, settings.Quiet);

    /// <summary>Prints it.</summary>
    /// <exception cref="TagTasksException">There is no such rule, or a file of settings is refused.</exception>
    public ExitCode Run(string code, CancellationToken cancellationToken)
    {
        var rule = RuleList.Find(code.Trim())
            ?? throw new TagTasksException(DiagnosticCode.OptionInvalid, $"There is no rule '{code}'. See `tagtasks audit --list-rules`.");
        var projects = Projects();
        settings.Configuration.Check(projects);
        var map = Map(rule, projects, cancellationToken);
        var groups = projects.Count == 0
            ? [new Group([.. map.All(rule)], [])]
            : projects.GroupBy(project => map.All(rule, About(rule, project)).ToList(), SameSettings.Instance).Select(group => new Group(group.Key, [.. group])).ToList();
        OutputFile.Write(null, terminal, $"{RuleHelp.PageWithoutLinks(rule.Code).TrimEnd()}\n\n{(groups is [var one] ? Whole(one) : ByProject(groups))}");
        return diagnostics.ExitCode;
    }

    private static string Whole(Group group) => $"Severity here: {Said(group.Settings[0])}.\n{PassedOver(group, "Passed over", ".")}";

    private static string PassedOver(Group group, string indented, string end) =>
        group.Settings.Count == 1 ? "" : $"{indented}: {string.Join(", ", group.Settings.Skip(1).Select(Said))}{end}\n";

    private static string Said(SeveritySetting setting) => $"{setting.Severity.Name()} ({setting.Origin})";

    private string ByProject(IEnumerable<Group> groups)
    {
        var text = new StringBuilder("Severities here:\n");
        foreach (var group in groups)
        {
            text.Append($"\n{Said(group.Settings[0])}\n{PassedOver(group, "  passed over", "")}");
            foreach (var project in group.Projects)
            {
                text.Append($"  {Reports.DisplayPath.Relative(settings.Directory, project)}\n");
            }
        }

        return text.ToString();
    }

    private List<string> Projects()
    {
        var projects = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var target in settings.Targets.Where(target => TargetSources.Named(target, settings.Feed) is null))
        {
            try
            {
                projects.UnionWith(TargetResolver.Resolve(target).Projects);
            }
            catch (TagTasksException e) when (e.Code == DiagnosticCode.TargetEmpty)
            {
                // A rule can be explained anywhere.
            }
            catch (TagTasksException e)
            {
                diagnostics.Write(e.Diagnostic);
            }
        }

        return [.. projects];
    }

    // Only for NoWarn must projects be evaluated, and only those of which no stronger setting speaks.
    private SeverityMap Map(RuleDescriptor rule, List<string> projects, CancellationToken cancellationToken)
    {
        IReadOnlyList<ISeveritySource> stronger = [.. settings.Severities, .. settings.Configuration.Severities];
        List<string> open = [.. projects.Where(project => stronger.All(source => source.Find(rule, About(rule, project)) is null))];
        if (open.Count == 0)
        {
            return new SeverityMap(stronger);
        }

        var evaluation = new ProjectEvaluation(settings.Directory, settings.Properties, settings.Threads);
        var evaluated = AuditProgress.Run(terminal, settings.Quiet, progress =>
        {
            var step = progress.Begin("Evaluating", open.Count);
            return evaluation.Evaluate(open, () => step(1), cancellationToken);
        });
        return new SeverityMap([.. stronger, new NoWarnSeverities(evaluated.Select(project => KeyValuePair.Create(project.Path, NoWarn.Of(project))), settings.Directory)]);
    }

    private static Finding About(RuleDescriptor rule, string project) =>
        new() { Rule = rule, Severity = rule.DefaultSeverity, Message = rule.Title, Source = project, Place = new Place(project) };

    private sealed record Group(IReadOnlyList<SeveritySetting> Settings, IReadOnlyList<string> Projects);

    private sealed class SameSettings : IEqualityComparer<List<SeveritySetting>>
    {
        public static SameSettings Instance { get; } = new();

        public bool Equals(List<SeveritySetting>? x, List<SeveritySetting>? y) => x is not null && y is not null && x.SequenceEqual(y);

        public int GetHashCode(List<SeveritySetting> settings) => settings[0].GetHashCode();
    }
}
