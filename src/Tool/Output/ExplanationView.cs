using System.Globalization;
using Spectre.Console;
using TagTasks.Inference;
using TagTasks.Inference.Model;
using TagTasks.Tool.CommandLine;
using TagTasks.Tool.Tag;

namespace TagTasks.Tool.Output;

/// <summary>How an answer came about: what was read and cut, and what spoke for each tag that was near.</summary>
internal sealed class ExplanationView(Terminal terminal)
{
    private const int Runners = 5;

    // Below this the parts of the score make way for the words, which say more.
    private const int WideColumns = 100;

    /// <summary>Renders it.</summary>
    public string Render(TagAnswer answer, ModelInfo model) => terminal.Render(console =>
    {
        var facts = new Grid { Expand = false };
        facts.AddColumn(new GridColumn().NoWrap().PadLeft(0).PadRight(4));
        facts.AddColumn(new GridColumn());
        AddFact(facts, "Read", ReadLine(answer));
        if (answer.Result.Explanation is { } explanation)
        {
            AddFact(facts, "Cleaned", CleanedLine(explanation));
            AddFact(facts, "Tokens", TokensLine(explanation));
            AddFact(facts, "Model", ModelLine(explanation, model));
            console.Write(facts);
            console.WriteLine();
            console.Write(Candidates(answer.Result, explanation, console.Profile.Width >= WideColumns));
        }
        else
        {
            AddFact(facts, "Cleaned", "nothing is left: no text to read tags from");
            console.Write(facts);
        }
    });

    private static void AddFact(Grid grid, string name, string text) =>
        grid.AddRow(new Text(name, new Style(decoration: Decoration.Bold)), new Text(text));

    private static string ReadLine(TagAnswer answer)
    {
        var readme = answer.Input.Readme;
        var reason = answer.Input.Location?.Reason is { Length: > 0 } why ? $" ({why})" : "";
        return string.Create(CultureInfo.InvariantCulture, $"{answer.Input.DisplayName}{reason}, {readme.EncodingName}, {readme.Text.Length:N0} characters");
    }

    private static string CleanedLine(TaggingExplanation explanation)
    {
        var leftOut = explanation.LeftOut;
        string[] parts =
        [
            .. Counted(leftOut.Images, "image", "images"),
            .. Counted(leftOut.CodeBlocks, "code block", "code blocks"),
            .. leftOut.Sections.Take(6).Select(section => $"\"{section}\""),
        ];
        var left = parts.Length == 0 ? "" : "; left out: " + string.Join(", ", parts);
        return string.Create(CultureInfo.InvariantCulture, $"{explanation.Characters:N0} characters in {explanation.Blocks:N0} {(explanation.Blocks == 1 ? "block" : "blocks")}{left}");
    }

    private static IEnumerable<string> Counted(int count, string one, string many) =>
        count == 0 ? [] : [string.Create(CultureInfo.InvariantCulture, $"{count:N0} {(count == 1 ? one : many)}")];

    private static string TokensLine(TaggingExplanation explanation) =>
        explanation.TextTokensRead == explanation.TextTokens
            ? string.Create(CultureInfo.InvariantCulture, $"all {explanation.TextTokens:N0} of the text")
            : string.Create(CultureInfo.InvariantCulture, $"the first {explanation.TextTokensRead:N0} of {explanation.TextTokens:N0}, and {explanation.HeadingTokensRead:N0} of the headings");

    private static string ModelLine(TaggingExplanation explanation, ModelInfo model) => string.Create(
        CultureInfo.InvariantCulture,
        $"{model.Name} {model.Version} on {explanation.Device}, {explanation.Threads} {(explanation.Threads == 1 ? "thread" : "threads")}, {explanation.Times.Encode.TotalMilliseconds:0} ms");

    private static Table Candidates(TaggingResult result, TaggingExplanation explanation, bool wide)
    {
        var table = new Table().Border(TableBorder.None).Collapse();
        table.AddColumn(new TableColumn("  [bold]tag[/]").NoWrap().PadRight(2));
        foreach (var name in wide ? (string[])["probability", "model", "title", "opening", "body"] : ["probability"])
        {
            table.AddColumn(new TableColumn($"[bold]{name}[/]").RightAligned().NoWrap().PadRight(2));
        }

        table.AddColumn(new TableColumn("[bold]said by[/]"));
        var shown = explanation.Candidates.Take(result.Suggestions.Count + Runners).ToList();
        for (var i = 0; i < shown.Count; i++)
        {
            if (i == result.Suggestions.Count)
            {
                table.AddRow(new Text(string.Create(CultureInfo.InvariantCulture, $"  ─ {result.Threshold:0.00} ─"), new Style(decoration: Decoration.Dim)));
            }

            table.AddRow(Row(shown[i], chosen: i < result.Suggestions.Count, wide));
        }

        return table;
    }

    private static Text[] Row(TagSuggestion candidate, bool chosen, bool wide)
    {
        var style = chosen ? new Style(Color.Green) : new Style(decoration: Decoration.Dim);
        var parts = candidate.Contributions;
        return
        [
            new Text("  " + candidate.Name.Trim(), style),
            new Text(candidate.Probability.ToString("0.00", CultureInfo.InvariantCulture), style),
            .. wide ? (Text[])[Signed(parts.Model, style), Signed(parts.Title, style), Signed(parts.Opening, style), Signed(parts.Body, style)] : [],
            new Text(EvidenceText.Placed(candidate), style),
        ];
    }

    private static Text Signed(double value, Style style) => new(value.ToString("+0.0;-0.0;+0.0", CultureInfo.InvariantCulture), style);
}
