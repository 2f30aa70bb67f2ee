using TagTasks.Tool.Audit.Findings;
using TagTasks.Tool.Audit.Reports;
using TagTasks.Tool.Audit.Rules;
using TagTasks.Tool.Audit.Targets;

namespace TagTasks.Tool.Audit.Baselines;

/// <summary>Parts the findings of an audit into those that a baseline knows and new ones. Stateless.</summary>
internal static class BaselineComparer
{
    // What only all packages together show is not gone when some are not audited.
    private static readonly HashSet<string> OfRepositories = [.. RuleList.OfRepositories.Select(rule => rule.Descriptor.Code)];

    /// <summary>Compares.</summary>
    /// <param name="report">The report with all findings that are to be said.</param>
    /// <param name="file">The full path of the baseline.</param>
    /// <param name="entries">What it holds.</param>
    /// <param name="raw">All findings, also those that are not to be said: silence is no cure.</param>
    /// <param name="passed">The sources that were looked at and are no packages.</param>
    /// <returns>The report with the new findings, and the comparison.</returns>
    public static AuditReport Compare(
        AuditReport report, string file, IReadOnlyList<BaselineEntry> entries, IReadOnlyList<Finding> raw, IEnumerable<string> passed)
    {
        var known = entries.Select(entry => entry.Fingerprint).ToHashSet();
        var findings = report.Findings.ToLookup(finding => known.Contains(report.FingerprintOf(finding)));
        var gone = Gone(report, entries, raw, passed).OrderBy(entry => entry.Source, StringComparer.Ordinal).ThenBy(entry => entry.Code, StringComparer.Ordinal);
        return report with
        {
            Findings = [.. findings[false]],
            Baseline = new BaselineComparison(file, [.. findings[true]], [.. gone.Select(entry => new GoneFinding(entry.Code, entry.Source, entry.Message))]),
        };
    }

    /// <summary>The entries that no longer occur, of what was looked at.</summary>
    /// <inheritdoc cref="Compare"/>
    public static IReadOnlyList<BaselineEntry> Gone(
        AuditReport report, IReadOnlyList<BaselineEntry> entries, IReadOnlyList<Finding> raw, IEnumerable<string> passed)
    {
        var occurring = raw.Select(report.FingerprintOf).ToHashSet();
        var unread = raw.Where(finding => finding.Code == AuditCode.Unreadable).Select(finding => finding.Source);
        var judged = report.Packages.Select(package => package.Source).Concat(passed).Except(unread).Select(report.Portable).ToHashSet();
        bool Judged(string source) => judged.Contains(source) || (TargetResolver.IsProject(source) && !File.Exists(Path.Combine(report.Root, source)));
        var isWhole = entries.All(entry => Judged(entry.Source));
        return [.. entries.Where(entry => !occurring.Contains(entry.Fingerprint) && Judged(entry.Source) && (isWhole || !OfRepositories.Contains(entry.Code)))];
    }
}
