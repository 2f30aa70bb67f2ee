using System.Text;
using System.Text.RegularExpressions;
using Spectre.Console;
using TagTasks.Tool.Audit.Findings;
using TagTasks.Tool.Audit.Rules;
using TagTasks.Tool.CommandLine;

namespace TagTasks.Tool.Audit;

/// <summary>What <c>--list-rules</c> says, and the pages of rules. Stateless.</summary>
internal static partial class RuleHelp
{
    /// <summary>Lists the rules with the severities that hold here.</summary>
    public static ExitCode List(SeverityMap severities, Terminal terminal)
    {
        OutputFile.Write(null, terminal, terminal.Render(console =>
        {
            var table = new Table().Border(TableBorder.None).HideHeaders();
            string[] columns = ["code", "severity", "fixable", "title"];
            foreach (var column in columns)
            {
                table.AddColumn(new TableColumn(column).PadLeft(0).PadRight(2));
            }

            foreach (var rule in RuleList.Descriptors)
            {
                table.AddRow(rule.Code, severities.Of(rule).Severity.Name(), rule.IsFixable ? "fixable" : "", Markup.Escape(rule.Title));
            }

            console.Write(table);
        }));
        return ExitCode.Fine;
    }

    /// <summary>A rule's page: those of docs/rules are part of the tool.</summary>
    public static string Page(string code)
    {
        using var stream = typeof(RuleHelp).Assembly.GetManifestResourceStream($"rules/{code}.md")
            ?? throw new InvalidOperationException($"This is a bug: {code} has no page.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }

    /// <summary>The same without links, which lead to other pages of the docs: these are not where it is read.</summary>
    public static string PageWithoutLinks(string code) => Link().Replace(Page(code), "${text}");

    [GeneratedRegex(@"(?<!!)\[(?<text>[^\]]+)\]\([^)]+\)")]
    private static partial Regex Link();
}
