using TagTasks.Tool.Audit.Findings;
using TagTasks.Tool.Audit.Packages;

namespace TagTasks.Tool.Audit.Rules.Description;

/// <summary>Finds descriptions that a template wrote.</summary>
internal sealed class DescriptionDefault : IAuditRule
{
    private static readonly string[] Templates =
        ["Package Description", "My package description", "Your package description", "A short description", "Description", "TODO", "Class Library", "Empty description"];

    /// <inheritdoc/>
    public RuleDescriptor Descriptor { get; } = new(AuditCode.DescriptionDefault, "The description is a template's", FindingSeverity.Warning);

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(AuditedPackage package, AuditContext context)
    {
        if (package.Metadata.Description is { } description && Templates.Contains(description.Value.TrimEnd('.', '!', ' '), StringComparer.OrdinalIgnoreCase))
        {
            yield return Descriptor.Finding(package, $"The description is '{description.Value}', as a template left it. Say what the package does.", description.Place);
        }
    }
}
