using TagTasks.Tool.Audit.Findings;

namespace TagTasks.Tool.Audit.Reports.Html;

/// <summary>The numbers at the top of the page. Stateless.</summary>
internal static class Overview
{
    /// <summary>Writes them.</summary>
    public static HtmlText Write(AuditReport report, IReadOnlyList<PackageFindings> packages)
    {
        (FindingSeverity Worst, string Name)[] parts =
        [
            (FindingSeverity.Error, "with errors"), (FindingSeverity.Warning, "with warnings"), (FindingSeverity.Info, "with notes only"), (FindingSeverity.None, "clean"),
        ];
        var counted = parts.Select(part => (part.Worst, part.Name, Number: packages.Count(package => package.Worst == part.Worst))).Where(part => part.Number > 0).ToList();
        return HtmlText.Of($"""
            <p class="verdict">{ReportVerdict.Of(report)}</p>
            <div class="bar" role="img" aria-label="Packages by their worst finding">{HtmlText.Each(counted, part => HtmlText.Of(
                $"<i class=\"{Class(part.Worst)}\" style=\"flex-grow:{new HtmlText(part.Number.ToString(System.Globalization.CultureInfo.InvariantCulture))}\"></i>"))}</div>
            <ul class="legend">{HtmlText.Each(counted, part => HtmlText.Of($"<li class=\"{Class(part.Worst)}\"><b>{part.Number}</b> {part.Name}</li>"))}{Mends(report)}</ul>
            """);
    }

    /// <summary>A severity as a class of the style.</summary>
    public static string Class(FindingSeverity severity) => severity == FindingSeverity.None ? "clean" : severity.Name();

    private static HtmlText Mends(AuditReport report) => ReportVerdict.Advice(report) is null ? HtmlText.Empty
        : HtmlText.Of($"<li class=\"mends\"><code>tagtasks audit --fix</code> mends {report.Fixable} of {report.Findings.Count} findings</li>");
}
