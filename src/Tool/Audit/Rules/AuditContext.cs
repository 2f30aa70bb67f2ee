namespace TagTasks.Tool.Audit.Rules;

/// <summary>What all packages of an audit have in common. Immutable.</summary>
/// <param name="ToolVersion">The version of this tool.</param>
/// <param name="ModelName">The name and version of the model that judged, as sidecars spell it; null when none was asked.</param>
internal sealed record AuditContext(string ToolVersion, string? ModelName);
