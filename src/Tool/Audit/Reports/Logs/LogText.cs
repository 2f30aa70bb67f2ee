using System.Globalization;
using TagTasks.Tool.Audit.Findings;

namespace TagTasks.Tool.Audit.Reports.Logs;

/// <summary>What log commands have in common. Stateless.</summary>
internal static class LogText
{
    /// <summary>What was found and in which package, as builds say it: <c>message [package]</c>.</summary>
    public static string Of(AuditReport report, Finding finding) => $"{report.PortableMessage(finding)} [{report.Portable(finding.Source)}]";

    /// <summary>A number as machines read it.</summary>
    public static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
