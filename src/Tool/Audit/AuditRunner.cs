using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using TagTasks.Inference;
using TagTasks.Inference.Diagnostics;
using TagTasks.Tasks;
using TagTasks.Tool.Audit.Evaluation;
using TagTasks.Tool.Audit.Findings;
using TagTasks.Tool.Audit.Packages;
using TagTasks.Tool.Audit.Packages.Archives;
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
        if (Audit(cancellationToken) is not { } report)
        {
            return diagnostics.ExitCode;
        }

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

    /// <summary>Audits without a report.</summary>
    /// <returns>What was found; null when no target is left, of which all is said by then.</returns>
    public AuditReport? Audit(CancellationToken cancellationToken)
    {
        var sources = Sources();
        return sources.Count == 0 ? null : AuditProgress.Run(terminal, settings.Quiet, progress => Report(sources, progress, cancellationToken));
    }

    private static ExitCode Max(ExitCode one, ExitCode other) => one > other ? one : other;

    private bool IsFailure(AuditReport report) =>
        settings.FailOn != FindingSeverity.None && report.Findings.Any(finding => finding.Severity >= settings.FailOn);

    private List<IPackageSource> Sources()
    {
        var projects = new SortedSet<string>(StringComparer.Ordinal);
        var packages = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var target in settings.Targets)
        {
            try
            {
                var files = TargetResolver.Resolve(target);
                projects.UnionWith(files.Projects);
                packages.UnionWith(files.Packages);
            }
            catch (TagTasksException e)
            {
                // One that is refused does not stop the others.
                diagnostics.Write(e.Diagnostic);
            }
        }

        var sources = new List<IPackageSource>();
        if (projects.Count > 0)
        {
            sources.Add(new ProjectSource([.. projects], new ProjectEvaluation(settings.Directory, settings.Properties, settings.Threads), settings.Tagger.ModelDirectory));
        }

        if (packages.Count > 0)
        {
            sources.Add(new ArchiveSource([.. packages], settings.Threads));
        }

        return sources;
    }

    private AuditReport Report(List<IPackageSource> sources, AuditProgress progress, CancellationToken cancellationToken)
    {
        var read = sources.Select(source => source.Read(progress, cancellationToken)).ToList();
        Lap("packages");
        IReadOnlyList<AuditedPackage> packages =
        [
            .. read.SelectMany(one => one.Packages).OrderBy(package => package.Source, StringComparer.Ordinal).ThenBy(package => package.Id, StringComparer.Ordinal),
        ];
        (packages, var model) = Judge(packages, progress, cancellationToken);
        Lap("tags");
        var version = typeof(AuditRunner).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;
        var found = RuleRunner.Run(packages, new AuditContext(version, model), settings.Threads);
        Lap("rules");
        return new AuditReport
        {
            Packages = packages,
            Findings = new SeverityMap(settings.Severities).Apply([.. read.SelectMany(one => one.Findings), .. found]),
            Passed = read.Sum(one => one.Passed),
            Directory = settings.Directory,
            Root = ReadmeFinder.Root(settings.Directory) ?? settings.Directory,
            ToolVersion = version,
            Elapsed = watch.Elapsed,
        };
    }

    private (IReadOnlyList<AuditedPackage> Packages, string? Model) Judge(IReadOnlyList<AuditedPackage> packages, AuditProgress progress, CancellationToken cancellationToken)
    {
        if (packages.Count == 0)
        {
            return (packages, null);
        }

        using var tagger = Tagger.Load(settings.Tagger);
        var judged = new PackageTagger(tagger).Judge(packages, progress.Begin("Tagging", packages.Count), cancellationToken);
        return (judged, $"{tagger.Model.Name} {tagger.Model.Version}");
    }

    private void Lap(string name) => times.Add(string.Create(CultureInfo.InvariantCulture, $"{name} at {watch.Elapsed.TotalSeconds:0.00} s"));
}
