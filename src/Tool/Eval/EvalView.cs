using System.Globalization;
using Spectre.Console;
using TagTasks.Tool.CommandLine;

namespace TagTasks.Tool.Eval;

/// <summary>An evaluation as a person sees it.</summary>
internal sealed class EvalView(Terminal terminal)
{
    private const int TagsNamed = 10;

    private static readonly string[] Measures = ["READMEs", "F1", "precision", "recall", "acceptable", "hit@1", "tags a README"];
    private static readonly string[] TagMeasures = ["gold", "picked", "right", "F1", "precision", "recall"];

    /// <summary>Renders it.</summary>
    public string Render(EvalReport report) => terminal.Render(console =>
    {
        var sets = Table(report.Vocabulary, Measures);
        sets.AddRow(Cells("all", report.Overall));
        sets.AddRow(Cells("Latin script", report.Latin));
        sets.AddRow(Cells("other scripts", report.Other));
        console.Write(sets);
        console.WriteLine();

        var tags = Table("tag", TagMeasures);
        foreach (var (tag, metrics) in report.Tags)
        {
            tags.AddRow(TagCells(tag, metrics));
        }

        console.Write(tags);
        console.WriteLine();
        console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{report.LabelsWithoutReadme:N0} labels without a README, {report.ReadmesWithoutLabel:N0} READMEs without a label; {report.Elapsed.TotalSeconds:0.0} s"));
        if (report.UnknownGold.Count > 0)
        {
            console.WriteLine(UnknownGold(report.UnknownGold));
        }
    });

    private static string UnknownGold(IReadOnlyList<KeyValuePair<string, int>> tags)
    {
        var more = tags.Count > TagsNamed ? string.Create(CultureInfo.InvariantCulture, $" and {tags.Count - TagsNamed:N0} more") : "";
        var names = string.Join(", ", tags.Take(TagsNamed).Select(tag => tag.Key));
        return string.Create(CultureInfo.InvariantCulture, $"{tags.Sum(tag => tag.Value):N0} gold tags are not in the list and count as missed: {names}{more}");
    }

    private static Table Table(string first, string[] rest)
    {
        var table = new Table().Border(TableBorder.None);
        table.AddColumn(new TableColumn($"[bold]{Markup.Escape(first)}[/]").PadRight(3));
        foreach (var name in rest)
        {
            table.AddColumn(new TableColumn($"[bold]{name}[/]").RightAligned().PadRight(3));
        }

        return table;
    }

    private static string[] Cells(string name, Metrics metrics) =>
    [
        name, Count(metrics.Readmes), Share(metrics.F1), Share(metrics.Precision), Share(metrics.Recall),
        Share(metrics.Acceptable), Share(metrics.HitAt1), metrics.MeanTags.ToString("0.00", CultureInfo.InvariantCulture),
    ];

    private static string[] TagCells(string tag, Metrics metrics) =>
    [
        Markup.Escape(tag), Count(metrics.Gold), Count(metrics.Picked), Count(metrics.Right),
        Share(metrics.F1), Share(metrics.Precision), Share(metrics.Recall),
    ];

    private static string Count(int count) => count.ToString("N0", CultureInfo.InvariantCulture);

    private static string Share(double share) => share.ToString("0.000", CultureInfo.InvariantCulture);
}
