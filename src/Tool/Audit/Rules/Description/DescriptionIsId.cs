using TagTasks.Tool.Audit.Findings;
using TagTasks.Tool.Audit.Packages;

namespace TagTasks.Tool.Audit.Rules.Description;

/// <summary>Finds descriptions that say no more than the id.</summary>
internal sealed class DescriptionIsId : IAuditRule
{
    /// <inheritdoc/>
    public RuleDescriptor Descriptor { get; } = new(AuditCode.DescriptionIsId, "The description repeats the package's id", FindingSeverity.Warning);

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(AuditedPackage package, AuditContext context)
    {
        if (package.Metadata.Description is { } description && Letters(description.Value) == Letters(package.Id))
        {
            yield return Descriptor.Finding(package, $"The description '{description.Value}' says no more than the id. Say what the package does.", description.Place);
        }
    }

    private static string Letters(string text) => string.Concat(text.Where(char.IsLetterOrDigit)).ToUpperInvariant();
}
