using System.Globalization;
using Spectre.Console;
using TagTasks.Tool.Audit.Findings;
using TagTasks.Tool.CommandLine;

namespace TagTasks.Tool.Audit.Reports;

/// <summary>The report for people: findings under their package, a verdict at the end.</summary>
internal sealed class TextReport : IReportWriter
{
    // In a pipe a finding is a line, which grep takes whole.
    private const int Unwrapped = 10_000;

    /// <inheritdoc/>
    public string Format => "text";

    /// <inheritdoc/>
    public string Write(AuditReport report, Terminal terminal) => terminal.Render(console =>
    {
        foreach (var group in report.Findings.GroupBy(finding => finding.Source))
        {
            console.MarkupLine($"[bold]{Markup.Escape(report.Shown(group.Key))}[/]");
            console.Write(new Padder(Table(report, group)).Padding(2, 0, 0, 0));
        }

        if (report.Findings.Count > 0)
        {
            console.WriteLine();
        }

        console.Write(Verdict(report, terminal));
    }, Unwrapped);

    private static Table Table(AuditReport report, IEnumerable<Finding> findings)
    {
        var table = new Table().Border(TableBorder.None).HideHeaders();
        table.AddColumn(new TableColumn("").PadLeft(0).PadRight(2).NoWrap());
        table.AddColumn(new TableColumn("").PadLeft(0).PadRight(1).NoWrap());
        table.AddColumn(new TableColumn("").PadLeft(0).PadRight(2).NoWrap());
        table.AddColumn(new TableColumn("").PadLeft(0).PadRight(2));
        table.AddColumn(new TableColumn("").PadLeft(0).PadRight(0).NoWrap());
        foreach (var finding in findings)
        {
            var colour = finding.Severity switch
            {
                FindingSeverity.Error => "red bold",
                FindingSeverity.Warning => "yellow",
                _ => "aqua",
            };
            table.AddRow(
                Markup.Escape(Where(report, finding)),
                $"[{colour}]{finding.Severity.Name()}[/]",
                finding.Code,
                Markup.Escape(finding.Message),
                finding.Fix is null ? "" : "[green]fixable[/]");
        }

        return table;
    }

    // The line alone within the package's own file; a path that can be clicked elsewhere.
    private static string Where(AuditReport report, Finding finding)
    {
        var line = finding.Place is { Line: { } at, Column: { } column } ? string.Create(CultureInfo.InvariantCulture, $"{at}:{column}")
            : finding.Place.Line?.ToString(CultureInfo.InvariantCulture);
        return finding.Place.File == finding.Source ? line ?? "–"
            : line is null ? report.Shown(finding.Place.File)
            : $"{report.Shown(finding.Place.File)}:{line}";
    }

    private static Markup Verdict(AuditReport report, Terminal terminal)
    {
        var fixable = report.Findings.Count(finding => finding.Fix is not null);
        string?[] parts =
        [
            Count(report.Packages.Count, "package"),
            report.Passed > 0 ? string.Create(CultureInfo.InvariantCulture, $"{report.Passed:N0} not packed") : null,
            report.Count(FindingSeverity.Error) is > 0 and var errors ? Count(errors, "error") : null,
            report.Count(FindingSeverity.Warning) is > 0 and var warnings ? Count(warnings, "warning") : null,
            report.Count(FindingSeverity.Info) is > 0 and var notes ? string.Create(CultureInfo.InvariantCulture, $"{notes:N0} info") : null,
            string.Create(CultureInfo.InvariantCulture, $"{report.Clean:N0} clean"),
            report.Fixed is { } mended ? string.Create(CultureInfo.InvariantCulture, $"{mended:N0} mended") : null,
            terminal.OutIsTerminal ? string.Create(CultureInfo.InvariantCulture, $"{report.Elapsed.TotalSeconds:0.0} s") : null,
        ];
        var verdict = string.Join(" · ", parts.OfType<string>());
        return new Markup(fixable == 0 || report.Fixed is not null ? verdict : string.Create(
            CultureInfo.InvariantCulture, $"{verdict}        tagtasks audit --fix mends {fixable:N0} of {report.Findings.Count:N0}"));
    }

    private static string Count(int number, string word) =>
        string.Create(CultureInfo.InvariantCulture, $"{number:N0} {word}{(number == 1 ? "" : "s")}");
}
