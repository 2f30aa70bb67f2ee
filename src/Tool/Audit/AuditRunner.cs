using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using TagTasks.Inference;
using TagTasks.Inference.Diagnostics;
using TagTasks.Inference.Model;
using TagTasks.Tool.Audit.Baselines;
using TagTasks.Tool.Audit.Configuration;
using TagTasks.Tool.Audit.Evaluation;
using TagTasks.Tool.Audit.Findings;
using TagTasks.Tool.Audit.Fixing;
using TagTasks.Tool.Audit.Fixing.Planning;
using TagTasks.Tool.Audit.Packages;
using TagTasks.Tool.Audit.Packages.Judging;
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

    // Said when nothing is drawn any more.
    private readonly List<Diagnostic> said = [];

    /// <summary>Runs to the exit code.</summary>
    public ExitCode Run(CancellationToken cancellationToken)
    {
        if (Audit(cancellationToken) is not { } report)
        {
            return diagnostics.ExitCode;
        }

        if (settings.Fix != FixMode.None)
        {
            report = Fix(report, cancellationToken);
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
    public AuditReport? Audit(CancellationToken cancellationToken) => Audit(diagnostics, cancellationToken);

    private AuditReport? Audit(DiagnosticWriter ofTargets, CancellationToken cancellationToken)
    {
        // What is wrong with it is said before the long work.
        var baseline = AuditBaseline.Of(settings);
        var sources = TargetSources.Of(settings, ofTargets);
        if (sources.Count == 0)
        {
            return null;
        }

        var report = AuditProgress.Run(terminal, settings.Quiet, progress => Report(sources, baseline, progress, cancellationToken));
        diagnostics.Write(said);
        said.Clear();
        return report;
    }

    // What a change leaves, and what it brings to light, only a new audit knows.
    private AuditReport Fix(AuditReport report, CancellationToken cancellationToken)
    {
        var evaluation = new ProjectEvaluation(settings.Directory, settings.Properties, settings.Threads);
        var plan = AuditProgress.Run(terminal, settings.Quiet, progress =>
            new FixPlanner(report, paths =>
            {
                var step = progress.Begin("Evaluating", paths.Count);
                return evaluation.Evaluate(paths, () => step(1), cancellationToken);
            }).Plan());
        var changed = new FixRunner(settings, terminal, diagnostics).Run(report, plan, cancellationToken);
        Lap("fixes");
        if (changed.Count == 0)
        {
            return report with { Fixed = settings.Fix == FixMode.Write ? 0 : null };
        }

        // Which targets are refused was said the first time.
        var after = Audit(new DiagnosticWriter(terminal with { Error = TextWriter.Null }), cancellationToken)!;
        var remaining = after.Findings.Select(Identity).ToHashSet();
        return after with { Fixed = changed.Count(finding => !remaining.Contains(Identity(finding))) };
    }

    private static (string, string, string?, string) Identity(Finding finding) => (finding.Code, finding.Source, finding.PackageId, finding.Subject);

    private static ExitCode Max(ExitCode one, ExitCode other) => one > other ? one : other;

    private bool IsFailure(AuditReport report) =>
        settings.FailOn != FindingSeverity.None && report.Findings.Any(finding => finding.Severity >= settings.FailOn);

    private AuditReport Report(IReadOnlyList<IPackageSource> sources, AuditBaseline? baseline, AuditProgress progress, CancellationToken cancellationToken)
    {
        var read = sources.Select(source => source.Read(progress, cancellationToken)).ToList();
        said.AddRange(read.SelectMany(one => one.Diagnostics));
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
        IReadOnlyList<Finding> all = [.. read.SelectMany(one => one.Findings), .. found];
        var report = new AuditReport
        {
            Packages = packages,
            Findings = Severities(packages).Apply(all),
            Passed = read.Sum(one => one.Passed),
            Directory = settings.Directory,
            Root = ReportRoot.Of(
                [.. packages.Select(package => package.Source), .. read.SelectMany(one => one.Findings).Select(finding => finding.Source), .. read.SelectMany(one => one.PassedSources)],
                settings.Targets,
                settings.Directory),
            ToolVersion = version,
            Elapsed = watch.Elapsed,
        };
        return baseline?.Apply(report, all, read.SelectMany(one => one.PassedSources), terminal) ?? report;
    }

    private SeverityMap Severities(IReadOnlyList<AuditedPackage> packages) => new(
    [
        .. settings.Severities,
        .. settings.Configuration.Severities,
        new NoWarnSeverities(packages.Select(package => package.Project).OfType<ProjectFacts>().Select(project => KeyValuePair.Create(project.Path, project.NoWarn)), settings.Directory),
    ]);

    private (IReadOnlyList<AuditedPackage> Packages, string? Model) Judge(IReadOnlyList<AuditedPackage> packages, AuditProgress progress, CancellationToken cancellationToken)
    {
        if (packages.Count == 0)
        {
            return (packages, null);
        }

        // The model itself is loaded only when there is something that the cache does not know.
        var bundle = ModelBundle.Open(ModelLocator.Locate(settings.Tagger.ModelDirectory), settings.Tagger.ModelDirectory is null);
        var tagger = new Lazy<Tagger>(() => Tagger.Load(settings.Tagger));
        try
        {
            var judged = new PackageTagger(tagger, new JudgementKey(bundle.PathOf("manifest.json")), JudgementCache.Of(settings.Tagger), settings.Threads)
                .Judge(packages, progress.Begin("Tagging", packages.Count), cancellationToken);
            return (judged, $"{bundle.Manifest.Name} {bundle.Manifest.Version}");
        }
        finally
        {
            if (tagger.IsValueCreated)
            {
                tagger.Value.Dispose();
            }
        }
    }

    private void Lap(string name) => times.Add(string.Create(CultureInfo.InvariantCulture, $"{name} at {watch.Elapsed.TotalSeconds:0.00} s"));
}
