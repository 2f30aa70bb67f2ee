using TagTasks.Tool.Audit.Findings;
using TagTasks.Tool.Audit.Packages;

namespace TagTasks.Tool.Audit.Rules.Packing;

/// <summary>Finds sidecars that are not there: a warning where one is asked for, nothing where the next pack alone would read it.</summary>
internal sealed class SidecarMissing : IAuditRule
{
    /// <inheritdoc/>
    public RuleDescriptor Descriptor { get; } = new(AuditCode.SidecarMissing, "The sidecar is missing", FindingSeverity.None);

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(AuditedPackage package, AuditContext context)
    {
        if (package.Sidecar is { Content: null } sidecar)
        {
            yield return Descriptor.Finding(package, $"There is no sidecar '{Path.GetFileName(sidecar.File)}'. Pack once.") with
            {
                Severity = sidecar.IsExpected ? FindingSeverity.Warning : FindingSeverity.None,
            };
        }
    }
}
