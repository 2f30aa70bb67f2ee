using TagTasks.Tool.Audit.Findings;
using TagTasks.Tool.Audit.Reports;

namespace TagTasks.Tool.Audit.Baselines;

/// <summary>A finding that is known. Immutable.</summary>
/// <param name="Fingerprint">What it is known by, see <see cref="Findings.Fingerprint"/>.</param>
/// <param name="Code">Its rule.</param>
/// <param name="Source">What it is about as every machine names it, such as a path relative to the repository.</param>
/// <param name="Package">The package's id; null when it was not known.</param>
/// <param name="Message">What was said when it came into the baseline; only for people.</param>
internal sealed record BaselineEntry(string Fingerprint, string Code, string Source, string? Package, string Message)
{
    /// <summary>The entry of a finding.</summary>
    public static BaselineEntry Of(Finding finding, AuditReport report) =>
        new(report.FingerprintOf(finding), finding.Code, report.Portable(finding.Source), finding.PackageId, report.PortableMessage(finding));
}
