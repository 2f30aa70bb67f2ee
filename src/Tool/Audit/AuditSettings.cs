using TagTasks.Inference;
using TagTasks.Tool.Audit.Configuration;
using TagTasks.Tool.Audit.Findings;
using TagTasks.Tool.Audit.Fixing;
using TagTasks.Tool.Audit.Packages.Feeds;
using TagTasks.Tool.Audit.Reports;

namespace TagTasks.Tool.Audit;

/// <summary>What <c>tagtasks audit</c> was asked. Immutable.</summary>
internal sealed record AuditSettings
{
    /// <summary>What to audit, as the user named it.</summary>
    public required IReadOnlyList<string> Targets { get; init; }

    /// <summary>The reports to write, in order.</summary>
    public required IReadOnlyList<ReportRequest> Reports { get; init; }

    /// <summary>Who sets severities before files of settings do, from the strongest to the weakest.</summary>
    public required IReadOnlyList<ISeveritySource> Severities { get; init; }

    /// <summary>The severity from which on findings make the exit code 1; <see cref="FindingSeverity.None"/> for never.</summary>
    public FindingSeverity FailOn { get; init; }

    /// <summary>The files of settings.</summary>
    public AuditConfiguration Configuration { get; init; } = new(System.Environment.CurrentDirectory);

    /// <summary>The full path of the baseline, whose findings do not count; null when all count.</summary>
    public string? Baseline { get; init; }

    /// <summary>Whether the baseline is made to hold all findings, and no others.</summary>
    public bool UpdateBaseline { get; init; }

    /// <summary>What becomes of findings that can be mended.</summary>
    public FixMode Fix { get; init; }

    /// <summary>Whether files are edited that could not be had back: with uncommitted changes, or outside of git.</summary>
    public bool Force { get; init; }

    /// <summary>The full path of the folder in which the audit was started.</summary>
    public string Directory { get; init; } = System.Environment.CurrentDirectory;

    /// <summary>Global properties of evaluation, <c>NAME=VALUE</c> each.</summary>
    public IReadOnlyList<string> Properties { get; init; } = [];

    /// <summary>Which feed is asked for what; nothing unless it is set, or a target is a package's name.</summary>
    public FeedRequest Feed { get; init; } = new();

    /// <summary>How the tagger is loaded.</summary>
    public required TaggerOptions Tagger { get; init; }

    /// <summary>Whether times are said.</summary>
    public bool Verbose { get; init; }

    /// <summary>Whether only errors are said on standard error.</summary>
    public bool Quiet { get; init; }

    /// <summary>Threads used at once.</summary>
    public int Threads => Tagger.Threads ?? System.Environment.ProcessorCount;
}
