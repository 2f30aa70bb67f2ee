using TagTasks.Tool.Audit.Findings;
using TagTasks.Tool.Audit.Packages;

namespace TagTasks.Tool.Audit.Rules.Tags;

/// <summary>Finds tags that repeat the package's id, by which it is found anyway.</summary>
internal sealed class TagIsPackageId : IAuditRule
{
    /// <inheritdoc/>
    public RuleDescriptor Descriptor { get; } = new(AuditCode.TagIsPackageId, "A tag repeats the package's id", FindingSeverity.Info, IsFixable: true);

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(AuditedPackage package, AuditContext context)
    {
        return package.Tags.Own
            .Where(tag => tag.Equals(package.Id, StringComparison.OrdinalIgnoreCase))
            .Take(1)
            .Select(tag => Descriptor.Finding(
                package,
                $"Tag '{tag}' is the package's id, by which it is found anyway.",
                package.Tags.Written?.Place,
                tag,
                new Fix.TagChange(tag, null)));
    }
}
