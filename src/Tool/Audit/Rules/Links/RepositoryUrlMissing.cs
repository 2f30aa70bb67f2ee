using TagTasks.Tool.Audit.Findings;
using TagTasks.Tool.Audit.Packages;

namespace TagTasks.Tool.Audit.Rules.Links;

/// <summary>Finds packages without a repository address.</summary>
internal sealed class RepositoryUrlMissing : IAuditRule
{
    /// <inheritdoc/>
    public RuleDescriptor Descriptor { get; } = new(AuditCode.RepositoryUrlMissing, "The package has no repository address", FindingSeverity.Info);

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(AuditedPackage package, AuditContext context)
    {
        if (package.Metadata.RepositoryUrl is null)
        {
            yield return Descriptor.Finding(package, "No repository address: users cannot find the source. Set RepositoryUrl, or PublishRepositoryUrl=true.");
        }
    }
}
