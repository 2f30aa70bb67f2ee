using TagTasks.Tool.Audit.Rules;

namespace TagTasks.Tool.Audit.Findings;

/// <summary>Something that can set how much findings matter: the command line, a file of settings, a project.</summary>
internal interface ISeveritySource
{
    /// <summary>What it says of a finding; null when it says nothing.</summary>
    /// <param name="rule">The finding's rule.</param>
    /// <param name="finding">The finding; null when the rule is asked about in general.</param>
    SeveritySetting? Find(RuleDescriptor rule, Finding? finding);
}

/// <summary>A severity and who set it. Immutable.</summary>
/// <param name="Severity">The severity.</param>
/// <param name="Origin">Who set it, as a person would say it: <c>--severity</c>, <c>.editorconfig, line 12, [*.csproj]</c>.</param>
internal sealed record SeveritySetting(FindingSeverity Severity, string Origin);
