using TagTasks.Tool.Audit.Findings;
using TagTasks.Tool.Audit.Packages;

namespace TagTasks.Tool.Audit.Rules.Links;

/// <summary>Finds packages without a project address.</summary>
internal sealed class ProjectUrlMissing : IAuditRule
{
    /// <inheritdoc/>
    public RuleDescriptor Descriptor { get; } = new(AuditCode.ProjectUrlMissing, "The package has no project address", FindingSeverity.Info);

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(AuditedPackage package, AuditContext context)
    {
        if (package.Metadata.ProjectUrl is null)
        {
            yield return Descriptor.Finding(package, "No project address. Set PackageProjectUrl.");
        }
    }
}
