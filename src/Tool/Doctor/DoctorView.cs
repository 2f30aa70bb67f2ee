using Spectre.Console;
using TagTasks.Tool.CommandLine;

namespace TagTasks.Tool.Doctor;

/// <summary>The report for people.</summary>
internal sealed class DoctorView(Terminal terminal)
{
    /// <summary>How a check came out, in one word.</summary>
    public static string Status(Check check) =>
        check.IsBroken ? "broken"
        : check.Problem is not null ? "warning"
        : check.Skipped ? "not made"
        : "ok";

    /// <summary>Renders it.</summary>
    public string Render(IReadOnlyList<Check> checks) => terminal.Render(console =>
    {
        var grid = new Grid { Expand = false };
        grid.AddColumn(new GridColumn().NoWrap().PadRight(2));
        grid.AddColumn(new GridColumn().NoWrap().PadRight(2));
        grid.AddColumn(new GridColumn());
        foreach (var check in checks)
        {
            var colour = check.IsBroken ? Color.Red : check.Problem is not null || check.Skipped ? Color.Yellow : Color.Green;
            grid.AddRow(
                new Text(check.Name),
                new Text(Status(check), new Style(colour)),
                new Text(check.Problem is { } problem ? $"{problem.Code}: {problem.Message}" : check.Text));
        }

        console.Write(grid);
        var broken = checks.Count(check => check.IsBroken);
        console.WriteLine();
        console.MarkupLine(broken == 0 ? "[green]All is well.[/]" : $"[red]{broken} of {checks.Count} broken: no tags can be suggested.[/]");
    });
}
