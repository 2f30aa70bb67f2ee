using TagTasks.Tool.Audit.Findings;
using TagTasks.Tool.Audit.Packages;

namespace TagTasks.Tool.Audit.Rules.Projects;

/// <summary>Says which projects are not restored: what packages bring to them does not count.</summary>
internal sealed class Unrestored : IAuditRule
{
    /// <inheritdoc/>
    public RuleDescriptor Descriptor { get; } = new(AuditCode.Unrestored, "The project is not restored", FindingSeverity.Info);

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(AuditedPackage package, AuditContext context)
    {
        if (package.Project is { IsRestored: false })
        {
            yield return Descriptor.Finding(package, "Not restored: judged without what its packages bring. Run `dotnet restore` first.");
        }
    }
}
