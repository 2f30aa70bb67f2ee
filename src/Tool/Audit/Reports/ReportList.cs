using TagTasks.Inference.Diagnostics;
using TagTasks.Tool.Audit.Reports.Html;
using TagTasks.Tool.Audit.Reports.Logs;
using TagTasks.Tool.Audit.Reports.Markdown;
using TagTasks.Tool.Audit.Reports.Sarif;

namespace TagTasks.Tool.Audit.Reports;

/// <summary>All formats there are: a new one is a file of its own and a line here.</summary>
internal static class ReportList
{
    /// <summary>The formats, the default first.</summary>
    public static IReadOnlyList<IReportWriter> Writers { get; } =
    [
        new TextReport(), new JsonReport(), new SarifReport(RulePages.OfBuild), new MarkdownReport(RulePages.OfBuild), new HtmlReport(RulePages.OfBuild),
        new GitHubReport(), new AzureReport(),
    ];

    /// <summary>Their names, for messages and help.</summary>
    public static string Formats => string.Join(", ", Writers.Select(writer => writer.Format));

    /// <summary>The requests that several of <c>FORMAT</c> or <c>FORMAT=FILE</c> make; for text when there is none.</summary>
    /// <exception cref="TagTasksException">There is no such format, or two reports would be mixed in one place.</exception>
    public static IReadOnlyList<ReportRequest> Parse(IReadOnlyList<string> texts)
    {
        List<ReportRequest> requests = texts.Count == 0 ? [Parse("text")] : [.. texts.Select(Parse)];
        var shared = requests.GroupBy(request => request.File is { } file ? Path.GetFullPath(file) : null).FirstOrDefault(group => group.Count() > 1);
        return shared is null ? requests
            : throw new TagTasksException(
                DiagnosticCode.OptionInvalid,
                $"{shared.Count()} reports go to {(shared.Key is null ? "standard output" : $"'{shared.First().File}'")}: {string.Join(", ", shared.Select(request => request.Writer.Format))}. Give each its own file with FORMAT=FILE.");
    }

    /// <summary>The request that <c>FORMAT</c> or <c>FORMAT=FILE</c> makes.</summary>
    /// <exception cref="TagTasksException">There is no such format.</exception>
    public static ReportRequest Parse(string text)
    {
        var parts = text.Split('=', 2);
        var writer = Writers.FirstOrDefault(writer => writer.Format.Equals(parts[0].Trim(), StringComparison.OrdinalIgnoreCase))
            ?? throw new TagTasksException(DiagnosticCode.OptionInvalid, $"There is no report '{parts[0]}'. Valid values: {Formats}, each with =FILE or without.");

        // A script's variable that is not set.
        return parts is [_, var named] && string.IsNullOrWhiteSpace(named)
            ? throw new TagTasksException(DiagnosticCode.OptionInvalid, $"The report '{text}' names no file. Add one, or leave the '=' out for standard output.")
            : new ReportRequest(writer, parts is [_, not "-" and var file] ? file : null);
    }
}

/// <summary>A report that is asked for. Immutable.</summary>
/// <param name="Writer">What writes it.</param>
/// <param name="File">Where to; null for standard output.</param>
internal sealed record ReportRequest(IReportWriter Writer, string? File);
