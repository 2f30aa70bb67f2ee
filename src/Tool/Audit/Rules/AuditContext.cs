namespace TagTasks.Tool.Audit.Rules;

/// <summary>What all packages of an audit have in common. Immutable.</summary>
/// <param name="ToolVersion">The version of this tool.</param>
internal sealed record AuditContext(string ToolVersion);
