using TagTasks.Tool.Audit.Findings;
using TagTasks.Tool.Audit.Packages;

namespace TagTasks.Tool.Audit.Rules.Packing;

/// <summary>Finds sidecars that are not as a pack wrote them.</summary>
internal sealed class SidecarTampered : IAuditRule
{
    /// <inheritdoc/>
    public RuleDescriptor Descriptor { get; } = new(AuditCode.SidecarTampered, "The sidecar was changed by hand", FindingSeverity.Error);

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(AuditedPackage package, AuditContext context)
    {
        if (package.Sidecar is { IsExpected: true, Content.IsIntact: false } sidecar)
        {
            yield return Descriptor.Finding(
                package, "The sidecar is not as a pack wrote it: its hash does not fit. Pack once; to choose tags yourself, set PackageTags or TagTasksExclude.", new Place(sidecar.File, 1, 1));
        }
    }
}
