using TagTasks.Inference.Diagnostics;

namespace TagTasks.Tool.Audit.Reports;

/// <summary>All formats there are: a new one is a file of its own and a line here.</summary>
internal static class ReportList
{
    /// <summary>The formats, the default first.</summary>
    public static IReadOnlyList<IReportWriter> Writers { get; } = [new TextReport()];

    /// <summary>Their names, for messages and help.</summary>
    public static string Formats => string.Join(", ", Writers.Select(writer => writer.Format));

    /// <summary>The request that <c>FORMAT</c> or <c>FORMAT=FILE</c> makes.</summary>
    /// <exception cref="TagTasksException">There is no such format.</exception>
    public static ReportRequest Parse(string text)
    {
        var parts = text.Split('=', 2);
        var writer = Writers.FirstOrDefault(writer => writer.Format.Equals(parts[0].Trim(), StringComparison.OrdinalIgnoreCase))
            ?? throw new TagTasksException(DiagnosticCode.OptionInvalid, $"There is no report '{parts[0]}'. Valid values: {Formats}, each with =FILE or without.");
        return new ReportRequest(writer, parts is [_, not ("" or "-") and var file] ? file : null);
    }
}

/// <summary>A report that is asked for. Immutable.</summary>
/// <param name="Writer">What writes it.</param>
/// <param name="File">Where to; null for standard output.</param>
internal sealed record ReportRequest(IReportWriter Writer, string? File);
