using System.Globalization;
using Spectre.Console;
using TagTasks.Tool.CommandLine;
using TagTasks.Tool.Tag;

namespace TagTasks.Tool.Output;

/// <summary>One answer as a person sees it: the tags, how sure, and why.</summary>
internal sealed class AnswerView(Terminal terminal)
{
    /// <summary>Renders it.</summary>
    public string Render(TagAnswer answer) => terminal.Render(console =>
    {
        var result = answer.Result;
        var count = result.Suggestions.Count == 0 ? "no tags" : string.Create(CultureInfo.InvariantCulture, $"{result.Suggestions.Count} of {result.Vocabulary.Tags.Count} tags");
        console.MarkupLineInterpolated($"[bold]{answer.Input.DisplayName}[/]  {count}, {result.Vocabulary.Name}");
        if (result.Suggestions.Count == 0)
        {
            console.MarkupLine("  [dim]Nothing in the list fits well enough; --explain shows what came near.[/]");
            return;
        }

        console.WriteLine();
        var grid = new Grid { Expand = false };
        grid.AddColumn(new GridColumn().NoWrap().PadLeft(2).PadRight(2));
        grid.AddColumn(new GridColumn().NoWrap().PadRight(2));
        grid.AddColumn(new GridColumn().NoWrap().PadRight(3));
        grid.AddColumn(new GridColumn());
        foreach (var suggestion in result.Suggestions)
        {
            grid.AddRow(
                new Text(suggestion.Name.Trim(), new Style(Color.Green, decoration: Decoration.Bold)),
                new Text(ProbabilityBar.Of(suggestion.Probability, console.Profile.Capabilities.Unicode), new Style(Color.Green)),
                new Text(suggestion.Probability.ToString("0.00", CultureInfo.InvariantCulture)),
                new Text(EvidenceText.Short(suggestion), new Style(decoration: Decoration.Dim)));
        }

        console.Write(grid);
    });
}
