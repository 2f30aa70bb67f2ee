using System.Globalization;
using System.Text;
using TagTasks.Tool.Audit.Findings;
using TagTasks.Tool.CommandLine;

namespace TagTasks.Tool.Audit.Reports.Logs;

/// <summary>Log commands that GitHub Actions shows as annotations, and the verdict.</summary>
internal sealed class GitHubReport : IReportWriter
{
    /// <inheritdoc/>
    public string Format => "github";

    /// <inheritdoc/>
    public string Write(AuditReport report, Terminal terminal)
    {
        var text = new StringBuilder();
        foreach (var finding in report.Findings)
        {
            var command = finding.Severity == FindingSeverity.Info ? "notice" : finding.Severity.Name();
            var properties = string.Join(',', Properties(report, finding).Select(property => $"{property.Name}={Property(property.Value)}"));
            text.Append(CultureInfo.InvariantCulture, $"::{command} {properties}::{Data(LogText.Of(report, finding))}\n");
        }

        return text.Append(ReportVerdict.Of(report)).Append('\n').ToString();
    }

    private static IEnumerable<(string Name, string Value)> Properties(AuditReport report, Finding finding)
    {
        // What is no file has no place that an annotation could point at.
        if (Path.IsPathFullyQualified(finding.Place.File))
        {
            yield return ("file", report.Portable(finding.Place.File));
            yield return ("line", LogText.Number(finding.Place.Line ?? 1));
            if (finding.Place.Column is { } column)
            {
                yield return ("col", LogText.Number(column));
            }
        }

        yield return ("title", $"{finding.Code}: {finding.Rule.Title}");
    }

    private static string Data(string text) => text
        .Replace("%", "%25", StringComparison.Ordinal)
        .Replace("\r", "%0D", StringComparison.Ordinal)
        .Replace("\n", "%0A", StringComparison.Ordinal);

    private static string Property(string text) => Data(text)
        .Replace(":", "%3A", StringComparison.Ordinal)
        .Replace(",", "%2C", StringComparison.Ordinal);
}
