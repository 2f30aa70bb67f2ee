using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using TagTasks.Inference;
using TagTasks.Inference.Diagnostics;
using TagTasks.Tasks;
using TagTasks.Tool.Audit.Evaluation;
using TagTasks.Tool.Audit.Findings;
using TagTasks.Tool.Audit.Packages;
using TagTasks.Tool.Audit.Packages.Projects;
using TagTasks.Tool.Audit.Reports;
using TagTasks.Tool.Audit.Rules;
using TagTasks.Tool.Audit.Targets;
using TagTasks.Tool.CommandLine;

namespace TagTasks.Tool.Audit;

/// <summary>The way of an audit: targets, packages, judgements, findings, severities, reports. Runs once.</summary>
internal sealed class AuditRunner(AuditSettings settings, Terminal terminal)
{
    private readonly DiagnosticWriter diagnostics = new(terminal, settings.Quiet);
    private readonly Stopwatch watch = Stopwatch.StartNew();
    private readonly List<string> times = [];

    /// <summary>Runs to the exit code.</summary>
    public ExitCode Run(CancellationToken cancellationToken)
    {
        var sources = Sources();
        if (sources.Count == 0)
        {
            return diagnostics.ExitCode;
        }

        var report = AuditProgress.Run(terminal, progress => Report(sources, progress, cancellationToken));
        foreach (var request in settings.Reports)
        {
            var goesTo = request.File is null ? terminal : terminal with { OutIsTerminal = false };
            OutputFile.Write(request.File, terminal, request.Writer.Write(report, goesTo));
        }

        if (settings.Verbose)
        {
            terminal.Error.WriteLine(string.Join(", ", times));
        }

        return Max(diagnostics.ExitCode, IsFailure(report) ? ExitCode.Findings : ExitCode.Fine);
    }

    private static ExitCode Max(ExitCode one, ExitCode other) => one > other ? one : other;

    private bool IsFailure(AuditReport report) =>
        settings.FailOn != FindingSeverity.None && report.Findings.Any(finding => finding.Severity >= settings.FailOn);

    private List<IPackageSource> Sources()
    {
        var projects = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var target in settings.Targets)
        {
            try
            {
                projects.UnionWith(TargetResolver.Projects(target));
            }
            catch (TagTasksException e)
            {
                // One that is refused does not stop the others.
                diagnostics.Write(e.Diagnostic);
            }
        }

        if (projects.Count == 0)
        {
            return [];
        }

        var evaluation = new ProjectEvaluation(System.Environment.CurrentDirectory, settings.Properties, settings.Threads);
        return [new ProjectSource([.. projects], evaluation, settings.Tagger.ModelDirectory)];
    }

    private AuditReport Report(List<IPackageSource> sources, AuditProgress progress, CancellationToken cancellationToken)
    {
        var read = sources.Select(source => source.Read(progress, cancellationToken)).ToList();
        Lap("packages");
        IReadOnlyList<AuditedPackage> packages =
        [
            .. read.SelectMany(one => one.Packages).OrderBy(package => package.Source, StringComparer.Ordinal).ThenBy(package => package.Id, StringComparer.Ordinal),
        ];
        packages = Judge(packages, progress, cancellationToken);
        Lap("tags");
        var version = typeof(AuditRunner).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;
        var found = RuleRunner.Run(packages, new AuditContext(version), settings.Threads);
        Lap("rules");
        var directory = System.Environment.CurrentDirectory;
        return new AuditReport
        {
            Packages = packages,
            Findings = new SeverityMap(settings.Severities).Apply([.. read.SelectMany(one => one.Findings), .. found]),
            Passed = read.Sum(one => one.Passed),
            Directory = directory,
            Root = ReadmeFinder.Root(directory) ?? directory,
            ToolVersion = version,
            Elapsed = watch.Elapsed,
        };
    }

    private IReadOnlyList<AuditedPackage> Judge(IReadOnlyList<AuditedPackage> packages, AuditProgress progress, CancellationToken cancellationToken)
    {
        if (packages.Count == 0)
        {
            return packages;
        }

        using var tagger = Tagger.Load(settings.Tagger);
        return new PackageTagger(tagger).Judge(packages, progress.Begin("Tagging", packages.Count), cancellationToken);
    }

    private void Lap(string name) => times.Add(string.Create(CultureInfo.InvariantCulture, $"{name} at {watch.Elapsed.TotalSeconds:0.00} s"));
}
