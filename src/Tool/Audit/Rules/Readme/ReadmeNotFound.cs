using TagTasks.Tool.Audit.Findings;
using TagTasks.Tool.Audit.Packages;

namespace TagTasks.Tool.Audit.Rules.Readme;

/// <summary>Finds packages that name a README which is not in them.</summary>
internal sealed class ReadmeNotFound : IAuditRule
{
    /// <inheritdoc/>
    public RuleDescriptor Descriptor { get; } = new(AuditCode.ReadmeNotFound, "The README that the package names is not in it", FindingSeverity.Error);

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(AuditedPackage package, AuditContext context)
    {
        if (package.Readme is { Named: { } named, IsPacked: false })
        {
            yield return Descriptor.Finding(
                package,
                package.Project is null
                    ? $"The nuspec names '{named.Value}' as README, and there is no such file in the package. Pack it."
                    : $"PackageReadmeFile names '{named.Value}', and nothing packs such a file: the pack fails. Add {ReadmeItem.Of(package)}.",
                named.Place);
        }
    }
}
