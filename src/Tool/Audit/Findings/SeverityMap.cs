using TagTasks.Tool.Audit.Rules;

namespace TagTasks.Tool.Audit.Findings;

/// <summary>Says how much each finding matters: the first source that has an opinion wins, the rule's default comes last. Immutable.</summary>
/// <param name="sources">From the strongest to the weakest.</param>
internal sealed class SeverityMap(IReadOnlyList<ISeveritySource> sources)
{
    /// <summary>The severity of a finding, or of a rule in general, and who set it.</summary>
    public SeveritySetting Of(RuleDescriptor rule, Finding? finding = null) =>
        All(rule, finding).First();

    /// <summary>All that is said of a finding, or of a rule in general: the first counts.</summary>
    public IEnumerable<SeveritySetting> All(RuleDescriptor rule, Finding? finding = null) =>
        sources.Select(source => source.Find(rule, finding)).OfType<SeveritySetting>()
            .Append(new SeveritySetting(finding?.Severity ?? rule.DefaultSeverity, "the rule's default"));

    /// <summary>Findings with their severities, without those that are not to be said, in order.</summary>
    public IReadOnlyList<Finding> Apply(IEnumerable<Finding> findings) =>
    [
        .. findings
            .Select(finding => finding with { Severity = Of(finding.Rule, finding).Severity })
            .Where(finding => finding.Severity != FindingSeverity.None)
            .Order(FindingOrder.Instance),
    ];
}
