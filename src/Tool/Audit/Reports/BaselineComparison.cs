using TagTasks.Tool.Audit.Findings;

namespace TagTasks.Tool.Audit.Reports;

/// <summary>How an audit compares with its baseline. Immutable.</summary>
/// <param name="File">The baseline's full path.</param>
/// <param name="Known">Findings that the baseline has, too; they do not count, and are not among those of the report.</param>
/// <param name="Gone">What the baseline has and the audit no longer finds.</param>
internal sealed record BaselineComparison(string File, IReadOnlyList<Finding> Known, IReadOnlyList<GoneFinding> Gone)
{
    /// <summary>How many findings were put into the baseline, while what is gone was taken out of it; null when it was left as it was.</summary>
    public int? Added { get; init; }
}

/// <summary>An entry of a baseline that no longer occurs. Immutable.</summary>
/// <param name="Code">The rule's code.</param>
/// <param name="Source">The project or package, as every machine names it.</param>
/// <param name="Message">What was found then.</param>
internal sealed record GoneFinding(string Code, string Source, string Message);
