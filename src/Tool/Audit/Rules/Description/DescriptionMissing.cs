using TagTasks.Tool.Audit.Findings;
using TagTasks.Tool.Audit.Packages;

namespace TagTasks.Tool.Audit.Rules.Description;

/// <summary>Finds packages without a description.</summary>
internal sealed class DescriptionMissing : IAuditRule
{
    /// <inheritdoc/>
    public RuleDescriptor Descriptor { get; } = new(AuditCode.DescriptionMissing, "The package has no description", FindingSeverity.Warning);

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(AuditedPackage package, AuditContext context)
    {
        if (package.Metadata.Description is null)
        {
            yield return Descriptor.Finding(package, "No description: search results show nothing but the id. Set Description.");
        }
    }
}
