using TagTasks.Tool.Audit.Findings;
using TagTasks.Tool.Audit.Packages;

namespace TagTasks.Tool.Audit.Rules.Links;

/// <summary>Finds packages without an icon.</summary>
internal sealed class IconMissing : IAuditRule
{
    /// <inheritdoc/>
    public RuleDescriptor Descriptor { get; } = new(AuditCode.IconMissing, "The package has no icon", FindingSeverity.Info);

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(AuditedPackage package, AuditContext context)
    {
        if (package.Metadata.Icon is null)
        {
            yield return Descriptor.Finding(package, "No icon. Set PackageIcon, and pack the file.");
        }
    }
}
