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

    // A sentence of 40 letters beside severity, code and what can be mended.
    private const int Readable = 75;

    /// <inheritdoc/>
    public string Format => "text";

    /// <inheritdoc/>
    public string Write(AuditReport report, Terminal terminal) => terminal.Render(console =>
    {
        foreach (var group in report.Findings.GroupBy(finding => finding.Source))
        {
            console.MarkupLine($"[bold]{Markup.Escape(report.Shown(group.Key))}[/]");
            console.Write(new Padder(Table(report, [.. group], console.Profile.Width)).Padding(2, 0, 0, 0));
        }

        var gone = BaselineText.Gone(report).ToList();
        gone.ForEach(console.WriteLine);
        if (report.Findings.Count + gone.Count > 0)
        {
            console.WriteLine();
        }

        console.Write(Verdict(report, terminal));
    }, Unwrapped);

    private static Table Table(AuditReport report, IReadOnlyList<Finding> findings, int width)
    {
        // Where a long path would leave no room for sentences, it stands behind them.
        var isNarrow = width - findings.Max(finding => Where(report, finding).Length) < Readable;
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
            var isBehind = isNarrow && finding.Place.File != finding.Source;
            table.AddRow(
                isBehind ? "–" : Markup.Escape(Where(report, finding)),
                $"[{colour}]{finding.Severity.Name()}[/]",
                finding.Code,
                Markup.Escape(isBehind ? $"{finding.Message} ({Where(report, finding)})" : finding.Message),
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
        var verdict = ReportVerdict.Of(report);
        if (terminal.OutIsTerminal)
        {
            verdict += string.Create(CultureInfo.InvariantCulture, $" · {report.Elapsed.TotalSeconds:0.0} s");
        }

        return new Markup(ReportVerdict.Advice(report) is { } advice ? $"{verdict}        {advice}" : verdict);
    }
}
