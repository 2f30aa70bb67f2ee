using TagTasks.Tool.Audit.Findings;
using TagTasks.Tool.Audit.Packages;

namespace TagTasks.Tool.Audit.Rules.Packing;

/// <summary>Finds projects with another version of TagTasks than the tool's: their packs may suggest other tags.</summary>
internal sealed class VersionDiffers : IAuditRule
{
    /// <inheritdoc/>
    public RuleDescriptor Descriptor { get; } = new(AuditCode.VersionDiffers, "The project's version of TagTasks is not the tool's", FindingSeverity.Info);

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(AuditedPackage package, AuditContext context)
    {
        // A range or a pattern says nothing of what will be restored.
        if (package.Project?.TagTasks is { Version: { } version } use && version.IndexOfAny(['*', '[', '(', ',']) < 0 && version != context.ToolVersion)
        {
            yield return Descriptor.Finding(
                package, $"The project has TagTasks {version}, and this tool is {context.ToolVersion}: a pack may suggest other tags than are judged here. Use one version.", use.Place);
        }
    }
}
