using TagTasks.Tool.Audit.Findings;
using TagTasks.Tool.Audit.Packages;

namespace TagTasks.Tool.Audit.Rules.Tags;

/// <summary>Finds tags that nobody types.</summary>
internal sealed class TagTooLong : IAuditRule
{
    // What GitHub allows for a topic; the NuGet gallery has no number of its own.
    private const int MaximumCharacters = 50;

    /// <inheritdoc/>
    public RuleDescriptor Descriptor { get; } = new(AuditCode.TagTooLong, "A tag is too long", FindingSeverity.Warning);

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(AuditedPackage package, AuditContext context)
    {
        return package.Tags.Packed
            .Where(tag => tag.Length > MaximumCharacters)
            .Select(tag => Descriptor.Finding(
                package,
                $"Tag '{tag[..20]}…' has {tag.Length} characters; nobody searches for more than {MaximumCharacters}. Shorten it.",
                package.Tags.Written?.Place,
                tag));
    }
}
