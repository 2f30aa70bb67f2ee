using TagTasks.Inference.Diagnostics;
using TagTasks.Tool.Audit.Rules;

namespace TagTasks.Tool.Audit.Findings;

/// <summary>What <c>--rule</c>, <c>--exclude-rule</c>, <c>--severity</c> and <c>--locked</c> say. Immutable.</summary>
internal sealed class CommandLineSeverities : ISeveritySource
{
    private readonly HashSet<string> only;
    private readonly HashSet<string> excluded;
    private readonly Dictionary<string, FindingSeverity> severities = new(StringComparer.Ordinal);
    private readonly bool locked;

    /// <summary>Reads the options.</summary>
    /// <param name="only">The rules that count; all when empty.</param>
    /// <param name="excluded">The rules that do not.</param>
    /// <param name="severities"><c>CODE=LEVEL</c> each; of two for one code the last counts.</param>
    /// <param name="locked">Whether an outdated lock file is an error.</param>
    /// <exception cref="TagTasksException">A code or level is not known.</exception>
    public CommandLineSeverities(IEnumerable<string> only, IEnumerable<string> excluded, IEnumerable<string> severities, bool locked)
    {
        this.only = [.. only.Select(code => Known("--rule", code))];
        this.excluded = [.. excluded.Select(code => Known("--exclude-rule", code))];
        this.locked = locked;
        foreach (var setting in severities)
        {
            var parts = setting.Split('=', 2);
            this.severities[Known("--severity", parts[0])] = SeverityNames.Read(parts.Length == 2 ? parts[1] : "")
                ?? throw new TagTasksException(DiagnosticCode.OptionInvalid, $"--severity is CODE=LEVEL with {SeverityNames.All}, not '{setting}'. Correct it.");
        }
    }

    /// <inheritdoc/>
    public SeveritySetting? Find(RuleDescriptor rule, Finding? finding) =>
        excluded.Contains(rule.Code) ? new(FindingSeverity.None, "--exclude-rule")
        : only.Count > 0 && !only.Contains(rule.Code) ? new(FindingSeverity.None, "--rule")
        : severities.TryGetValue(rule.Code, out var severity) ? new(severity, "--severity")
        : locked && rule.Code is AuditCode.LockOutdated or AuditCode.LockUnusable ? new(FindingSeverity.Error, "--locked")
        : null;

    private static string Known(string option, string code) => RuleList.Find(code.Trim())?.Code
        ?? throw new TagTasksException(DiagnosticCode.OptionInvalid, $"{option} names '{code}', which is no rule. See `tagtasks audit --list-rules`.");
}
