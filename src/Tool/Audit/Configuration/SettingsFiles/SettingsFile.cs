using TagTasks.Tool.Audit.Findings;

namespace TagTasks.Tool.Audit.Configuration.SettingsFiles;

/// <summary>What a <c>tagtasks.json</c> says; null is what it does not say. Immutable.</summary>
internal sealed record SettingsFile
{
    /// <summary>The name of such files.</summary>
    public const string Name = "tagtasks.json";

    /// <summary>Its full path.</summary>
    public required string Path { get; init; }

    /// <summary>The list of tags of projects that do not say themselves: a built-in one's name, or the full path of a file.</summary>
    public string? Vocabulary { get; init; }

    /// <summary>Tags at most that are suggested to such projects.</summary>
    public int? MaxTags { get; init; }

    /// <summary>The probability that a tag must reach to be suggested to such projects, 0 to 1.</summary>
    public double? MinProbability { get; init; }

    /// <summary>Severities by code.</summary>
    public IReadOnlyDictionary<string, LocatedSeverity> Severities { get; init; } = new Dictionary<string, LocatedSeverity>();

    /// <summary>The severity from which on findings make the exit code 1.</summary>
    public FindingSeverity? FailOn { get; init; }

    /// <summary>The reports to write, <c>FORMAT</c> or <c>FORMAT=FILE</c> each, with full paths.</summary>
    public IReadOnlyList<string>? Reports { get; init; }

    /// <summary>The full path of the baseline.</summary>
    public string? Baseline { get; init; }
}

/// <summary>A severity and its line. Immutable.</summary>
/// <param name="Severity">The severity.</param>
/// <param name="Line">The line, from 1.</param>
internal readonly record struct LocatedSeverity(FindingSeverity Severity, int Line);
