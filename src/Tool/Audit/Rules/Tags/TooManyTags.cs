using TagTasks.Tool.Audit.Findings;
using TagTasks.Tool.Audit.Packages;

namespace TagTasks.Tool.Audit.Rules.Tags;

/// <summary>Finds packages with more tags than help a search.</summary>
internal sealed class TooManyTags : IAuditRule
{
    private const int Maximum = 15;

    /// <inheritdoc/>
    public RuleDescriptor Descriptor { get; } = new(AuditCode.TooManyTags, "There are too many tags", FindingSeverity.Info);

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(AuditedPackage package, AuditContext context)
    {
        if (package.Tags.Packed.Count > Maximum)
        {
            yield return Descriptor.Finding(
                package,
                $"{package.Tags.Packed.Count} tags. A few exact ones find more users than many: keep {Maximum} at most.",
                package.Tags.Written?.Place);
        }
    }
}
