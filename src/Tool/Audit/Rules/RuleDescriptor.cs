using TagTasks.Tool.Audit.Findings;

namespace TagTasks.Tool.Audit.Rules;

/// <summary>What a rule is called and how much it matters. Immutable.</summary>
/// <param name="Code">Its code, one of <see cref="AuditCode"/>; <c>docs/rules/CODE.md</c> is its page.</param>
/// <param name="Title">What it finds, in a few words, without a full stop.</param>
/// <param name="DefaultSeverity">How much its findings matter unless settings say otherwise.</param>
/// <param name="IsFixable">Whether <c>--fix</c> mends its findings, as a rule.</param>
internal sealed record RuleDescriptor(string Code, string Title, FindingSeverity DefaultSeverity, bool IsFixable = false);
