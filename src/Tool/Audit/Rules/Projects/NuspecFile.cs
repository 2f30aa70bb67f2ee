using TagTasks.Tool.Audit.Findings;
using TagTasks.Tool.Audit.Packages;

namespace TagTasks.Tool.Audit.Rules.Projects;

/// <summary>Says which projects pack a nuspec of their own, which is all that their packages say.</summary>
internal sealed class NuspecFile : IAuditRule
{
    /// <inheritdoc/>
    public RuleDescriptor Descriptor { get; } = new(AuditCode.NuspecFile, "The project packs a nuspec of its own", FindingSeverity.Info);

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(AuditedPackage package, AuditContext context)
    {
        if (package.Project is { NuspecFile: { } nuspec })
        {
            yield return Descriptor.Finding(package, $"Packs '{nuspec.Value}', which is not read here. Audit the package that comes out of it.", nuspec.Place);
        }
    }
}
