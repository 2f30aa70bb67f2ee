using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using TagTasks.Tool.Audit.Findings;
using TagTasks.Tool.CommandLine;

namespace TagTasks.Tool.Audit.Reports.Logs;

/// <summary>Log commands that Azure Pipelines shows as issues of a build, and the verdict.</summary>
internal sealed partial class AzureReport : IReportWriter
{
    /// <inheritdoc/>
    public string Format => "azure";

    /// <inheritdoc/>
    public string Write(AuditReport report, Terminal terminal)
    {
        var text = new StringBuilder();
        foreach (var finding in report.Findings)
        {
            text.Append(finding.Severity == FindingSeverity.Info ? Line(report, finding) : Issue(report, finding)).Append('\n');
        }

        return text.Append(ReportVerdict.Of(report)).Append('\n').ToString();
    }

    private static string Issue(AuditReport report, Finding finding)
    {
        var properties = new StringBuilder().Append(CultureInfo.InvariantCulture, $"type={finding.Severity.Name()};");
        if (Path.IsPathFullyQualified(finding.Place.File))
        {
            properties.Append(CultureInfo.InvariantCulture, $"sourcepath={Escape(report.Portable(finding.Place.File))};linenumber={finding.Place.Line ?? 1};");
            if (finding.Place.Column is { } column)
            {
                properties.Append(CultureInfo.InvariantCulture, $"columnnumber={column};");
            }
        }

        return $"##vso[task.logissue {properties}code={finding.Code};]{Escape(LogText.Of(report, finding))}";
    }

    // There is no issue below a warning: a line of the log, in which no command may be found.
    private static string Line(AuditReport report, Finding finding) =>
        Command().Replace($"info {finding.Code}: {LogText.Of(report, finding)}".ReplaceLineEndings(" "), "# ");

    private static string Escape(string text) => text
        .Replace("%", "%AZP25", StringComparison.Ordinal)
        .Replace(";", "%3B", StringComparison.Ordinal)
        .Replace("\r", "%0D", StringComparison.Ordinal)
        .Replace("\n", "%0A", StringComparison.Ordinal)
        .Replace("]", "%5D", StringComparison.Ordinal);

    [GeneratedRegex("#(?=#)")]
    private static partial Regex Command();
}
