using System.Globalization;
using TagTasks.Tool.Audit.Findings;

namespace TagTasks.Tool.Audit.Reports;

/// <summary>The verdict of an audit in a line. Stateless.</summary>
internal static class ReportVerdict
{
    /// <summary>As in <c>42 packages · 1 error · 3 warnings · 38 clean</c>.</summary>
    public static string Of(AuditReport report)
    {
        string?[] parts =
        [
            Count(report.Packages.Count, "package"),
            report.Passed > 0 ? string.Create(CultureInfo.InvariantCulture, $"{report.Passed:N0} not packed") : null,
            report.Count(FindingSeverity.Error) is > 0 and var errors ? Count(errors, "error") : null,
            report.Count(FindingSeverity.Warning) is > 0 and var warnings ? Count(warnings, "warning") : null,
            report.Count(FindingSeverity.Info) is > 0 and var notes ? string.Create(CultureInfo.InvariantCulture, $"{notes:N0} info") : null,
            string.Create(CultureInfo.InvariantCulture, $"{report.Clean:N0} clean"),
            BaselineText.Verdict(report),
            report.Fixed is { } mended ? string.Create(CultureInfo.InvariantCulture, $"{mended:N0} mended") : null,
        ];
        return string.Join(" · ", parts.OfType<string>());
    }

    /// <summary>What to do next; null when a person has to find out.</summary>
    public static string? Advice(AuditReport report) => report.Fixable == 0 || report.Fixed is not null ? null
        : string.Create(CultureInfo.InvariantCulture, $"tagtasks audit --fix mends {report.Fixable:N0} of {report.Findings.Count:N0}");

    /// <summary>A number and what it counts, as in <c>1 error</c> or <c>2 errors</c>.</summary>
    public static string Count(int number, string word) =>
        string.Create(CultureInfo.InvariantCulture, $"{number:N0} {word}{(number == 1 ? "" : "s")}");
}
