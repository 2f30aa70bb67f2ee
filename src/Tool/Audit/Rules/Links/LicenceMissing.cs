using TagTasks.Tool.Audit.Findings;
using TagTasks.Tool.Audit.Packages;

namespace TagTasks.Tool.Audit.Rules.Links;

/// <summary>Finds packages without a licence.</summary>
internal sealed class LicenceMissing : IAuditRule
{
    /// <inheritdoc/>
    public RuleDescriptor Descriptor { get; } = new(AuditCode.LicenceMissing, "The package has no licence", FindingSeverity.Warning);

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(AuditedPackage package, AuditContext context)
    {
        if (package.Metadata.Licence is null)
        {
            yield return Descriptor.Finding(package, "No licence: many organisations may not use it. Set PackageLicenseExpression, or PackageLicenseFile.");
        }
    }
}
