using TagTasks.Inference.Diagnostics;
using TagTasks.Tool.Audit.Findings;
using TagTasks.Tool.Audit.Reports;
using TagTasks.Tool.CommandLine;

namespace TagTasks.Tool.Audit.Baselines;

/// <summary>The baseline of an audit: read before the long work, compared and perhaps updated after it. Immutable.</summary>
internal sealed class AuditBaseline
{
    private readonly string path;
    private readonly bool update;
    private readonly IReadOnlyList<BaselineEntry> entries;

    private AuditBaseline(string path, bool update)
    {
        this.path = path;
        this.update = update;
        entries = BaselineFile.Read(path, mayBeMissing: update);
    }

    /// <summary>Reads the one that settings name; null when they name none.</summary>
    /// <exception cref="TagTasksException">There is none and none is to be written, or it is not understood.</exception>
    public static AuditBaseline? Of(AuditSettings settings) =>
        settings.Baseline is null ? null : new AuditBaseline(settings.Baseline, settings.UpdateBaseline);

    /// <summary>The report with the findings that count; writes the baseline where that is asked.</summary>
    /// <param name="report">The report with all findings that are to be said.</param>
    /// <param name="raw">All findings, also those that are not to be said: silence is no cure.</param>
    /// <param name="passed">The sources that were looked at and are no packages.</param>
    /// <param name="terminal">Where the talk goes.</param>
    public AuditReport Apply(AuditReport report, IReadOnlyList<Finding> raw, IEnumerable<string> passed, Terminal terminal)
    {
        string[] looked = [.. passed];
        var compared = BaselineComparer.Compare(report, path, entries, raw, looked);
        if (!update)
        {
            return compared;
        }

        var gone = BaselineComparer.Gone(report, entries, raw, looked);
        BaselineFile.Write(path, entries.Except(gone).Concat(compared.Findings.Select(finding => BaselineEntry.Of(finding, report))), terminal);
        return compared with
        {
            Findings = [],
            Baseline = compared.Baseline! with { Known = report.Findings, Added = compared.Findings.Count },
        };
    }
}
