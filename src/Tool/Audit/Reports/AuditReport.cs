using TagTasks.Tool.Audit.Findings;
using TagTasks.Tool.Audit.Packages;

namespace TagTasks.Tool.Audit.Reports;

/// <summary>What an audit found: all that a report is made of. Immutable.</summary>
internal sealed record AuditReport
{
    /// <summary>The packages that were judged, sorted by their sources.</summary>
    public required IReadOnlyList<AuditedPackage> Packages { get; init; }

    /// <summary>The findings that are to be said, in order.</summary>
    public required IReadOnlyList<Finding> Findings { get; init; }

    /// <summary>How many projects were passed over because they do not pack.</summary>
    public int Passed { get; init; }

    /// <summary>Where the audit was started; places are shown relative to it.</summary>
    public required string Directory { get; init; }

    /// <summary>The root of what was audited, see <see cref="ReportRoot"/>. What goes to other machines names places relative to it.</summary>
    public required string Root { get; init; }

    /// <summary>The version of this tool.</summary>
    public required string ToolVersion { get; init; }

    /// <summary>How long it took; only for people, since reports of the same tree are the same.</summary>
    public TimeSpan Elapsed { get; init; }

    /// <summary>How many findings <c>--fix</c> mended, which are not among <see cref="Findings"/>; null when it did not run.</summary>
    public int? Fixed { get; init; }

    /// <summary>What a baseline knows, which is not among <see cref="Findings"/>; null when there is none.</summary>
    public BaselineComparison? Baseline { get; init; }

    /// <summary>How many packages have no finding.</summary>
    public int Clean => Packages.Count - Packages.Count(package => Findings.Any(finding => finding.Source == package.Source && finding.PackageId == package.Id));

    /// <summary>Findings of a severity.</summary>
    public int Count(FindingSeverity severity) => Findings.Count(finding => finding.Severity == severity);

    /// <summary>How many findings <c>--fix</c> mends.</summary>
    public int Fixable => Findings.Count(finding => finding.Fix is not null);

    /// <summary>The name by which a finding is known again.</summary>
    public string FingerprintOf(Finding finding) => Fingerprint.Of(finding, Portable(finding.Source));

    /// <summary>What a finding says, as every machine says it: with paths in the repository relative to its root.</summary>
    public string PortableMessage(Finding finding) => Path.GetPathRoot(Root) == Root ? finding.Message
        : finding.Message.Replace(Path.TrimEndingDirectorySeparator(Root) + Path.DirectorySeparatorChar, "", StringComparison.Ordinal);

    /// <summary>A place or source as people here name it.</summary>
    public string Shown(string file) => DisplayPath.Relative(Directory, file);

    /// <summary>A place or source as every machine names it.</summary>
    public string Portable(string file) => DisplayPath.Relative(Root, file);
}
