using System.Globalization;
using System.Text;
using TagTasks.Tool.Audit.Findings;
using TagTasks.Tool.Audit.Rules;
using TagTasks.Tool.CommandLine;

namespace TagTasks.Tool.Audit.Reports.Markdown;

/// <summary>The report for the summary of a job or a comment: the verdict, the rules, then the packages.</summary>
/// <param name="pages">Where the rules' pages are.</param>
/// <param name="limit">Bytes at most: GitHub takes no summary over one mebibyte.</param>
internal sealed class MarkdownReport(RulePages pages, int limit = 1_000_000) : IReportWriter
{
    /// <inheritdoc/>
    public string Format => "markdown";

    /// <inheritdoc/>
    public string Write(AuditReport report, Terminal terminal)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"# Audit of packages\n\n{ReportVerdict.Of(report)}\n");
        if (ReportVerdict.Advice(report) is { } advice)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n{advice.Replace("tagtasks audit --fix", "`tagtasks audit --fix`", StringComparison.Ordinal)}.\n");
        }

        if (report.Baseline is { } baseline)
        {
            WriteBaseline(text, baseline);
        }

        if (report.Findings.Count > 0)
        {
            WriteRules(text, report);
            WritePackages(text, report);
        }

        return text.ToString();
    }

    private static void WriteBaseline(StringBuilder text, BaselineComparison baseline)
    {
        text.Append(CultureInfo.InvariantCulture, $"\nSince the baseline: {baseline.Known.Count:N0} known, {baseline.Gone.Count:N0} gone. Only new findings are listed here.\n");
        foreach (var gone in baseline.Gone)
        {
            text.Append(CultureInfo.InvariantCulture, $"- ~~{gone.Code} {MarkdownText.Escape(gone.Source)}: {MarkdownText.Escape(gone.Message)}~~\n");
        }
    }

    private void WriteRules(StringBuilder text, AuditReport report)
    {
        text.Append("\n## Rules\n\n| rule | finds | findings | packages | fixable |\n|---|---|--:|--:|--:|\n");
        foreach (var rule in report.Findings.GroupBy(finding => finding.Rule).OrderBy(rule => rule.Key.Code, StringComparer.Ordinal))
        {
            var packages = rule.Select(finding => (finding.Source, finding.PackageId)).Distinct().Count();
            var fixable = rule.Count(finding => finding.Fix is not null);
            text.Append(
                CultureInfo.InvariantCulture,
                $"| {Sign(rule.Max(finding => finding.Severity))} {Link(rule.Key)} | {MarkdownText.Escape(rule.Key.Title)} | {rule.Count():N0} | {packages:N0} | {(fixable > 0 ? fixable.ToString("N0", CultureInfo.InvariantCulture) : "")} |\n");
        }
    }

    private void WritePackages(StringBuilder text, AuditReport report)
    {
        text.Append("\n## Packages\n");
        var bytes = Encoding.UTF8.GetByteCount(text.ToString());
        var packages = PackageFindings.Of(report).Where(package => package.Findings.Count > 0).ToList();
        for (var i = 0; i < packages.Count; i++)
        {
            var part = Part(report, packages[i]);
            bytes += Encoding.UTF8.GetByteCount(part);
            if (bytes > limit)
            {
                text.Append(CultureInfo.InvariantCulture, $"\n{ReportVerdict.Count(packages.Count - i, "more package")} with findings: too many for a summary. Another format has them all.\n");
                return;
            }

            text.Append(part);
        }
    }

    private string Part(AuditReport report, PackageFindings package)
    {
        var text = new StringBuilder().Append(CultureInfo.InvariantCulture, $"\n### {MarkdownText.Escape(report.Portable(package.Source))}\n\n| severity | rule | finding | where |\n|---|---|---|---|\n");
        foreach (var finding in package.Findings)
        {
            var fixable = finding.Fix is null ? "" : " *(fixable)*";
            text.Append(
                CultureInfo.InvariantCulture,
                $"| {Sign(finding.Severity)} {finding.Severity.Name()} | {Link(finding.Rule)} | {MarkdownText.Escape(report.PortableMessage(finding))}{fixable} | {MarkdownText.Escape(Where(report, finding))} |\n");
        }

        return text.ToString();
    }

    private static string Where(AuditReport report, Finding finding)
    {
        var line = finding.Place.Line?.ToString(CultureInfo.InvariantCulture);
        return finding.Place.File == finding.Source ? line is null ? "" : $"line {line}"
            : line is null ? report.Portable(finding.Place.File)
            : $"{report.Portable(finding.Place.File)}:{line}";
    }

    private static string Sign(FindingSeverity severity) => severity switch
    {
        FindingSeverity.Error => "❌",
        FindingSeverity.Warning => "⚠️",
        _ => "ℹ️",
    };

    private string Link(RuleDescriptor rule) => pages.Of(rule.Code) is { } address ? $"[{rule.Code}]({address})" : rule.Code;
}
