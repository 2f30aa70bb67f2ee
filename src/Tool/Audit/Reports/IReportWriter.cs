using TagTasks.Tool.CommandLine;

namespace TagTasks.Tool.Audit.Reports;

/// <summary>Writes a report in one format. Stateless; the same report gives the same text.</summary>
internal interface IReportWriter
{
    /// <summary>The name by which <c>--report</c> asks for it.</summary>
    string Format { get; }

    /// <summary>The whole text.</summary>
    /// <param name="report">What was found.</param>
    /// <param name="terminal">Where it goes: what draws for people asks it for colour and width. Without a terminal when the report goes to a file.</param>
    string Write(AuditReport report, Terminal terminal);
}
