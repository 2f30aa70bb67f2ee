using System.Globalization;

namespace TagTasks.Tool.Audit.Reports;

/// <summary>What the text report says of a baseline. Stateless.</summary>
internal static class BaselineText
{
    /// <summary>The entries that no longer occur, a line each; none when there is nothing to say.</summary>
    public static IEnumerable<string> Gone(AuditReport report)
    {
        if (report.Baseline is not { Gone: { Count: > 0 } gone } baseline)
        {
            return [];
        }

        var no = string.Create(CultureInfo.InvariantCulture, $"{gone.Count:N0} {(gone.Count == 1 ? "entry no longer occurs" : "entries no longer occur")}");
        return gone.Select(Line).Prepend($"{report.Shown(baseline.File)}: {no}{(baseline.Added is not null ? ", taken out" : $"; --update-baseline takes {(gone.Count == 1 ? "it" : "them")} out")}");
    }

    /// <summary>A part of the verdict; null without a baseline.</summary>
    public static string? Verdict(AuditReport report) => report.Baseline is not { } baseline ? null
        : string.Create(CultureInfo.InvariantCulture, $"{baseline.Known.Count:N0} known{(baseline.Added is { } added ? string.Create(CultureInfo.InvariantCulture, $" ({added:N0} added to the baseline)") : "")}");

    private static string Line(GoneFinding gone) => $"  {gone.Code}  {gone.Source}  {gone.Message}";
}
