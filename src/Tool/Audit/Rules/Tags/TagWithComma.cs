using TagTasks.Tool.Audit.Findings;
using TagTasks.Tool.Audit.Packages;

namespace TagTasks.Tool.Audit.Rules.Tags;

/// <summary>Finds tags that are separated by commas: pack knows semicolons and blanks only, and leaves the comma on the tag.</summary>
internal sealed class TagWithComma : IAuditRule
{
    private static readonly char[] Separators = [';', ' ', '\t', '\r', '\n'];

    /// <inheritdoc/>
    public RuleDescriptor Descriptor { get; } = new(AuditCode.TagWithComma, "Tags are separated by commas", FindingSeverity.Warning, IsFixable: true);

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(AuditedPackage package, AuditContext context)
    {
        if (package.Tags.Written is { } written && written.Value.Contains(',', StringComparison.Ordinal))
        {
            var packed = written.Value.Split(Separators, StringSplitOptions.RemoveEmptyEntries).First(tag => tag.Contains(',', StringComparison.Ordinal));
            yield return Descriptor.Finding(
                package,
                $"Tags are separated by commas, which become part of them ('{packed}'). Separate them by semicolons.",
                written.Place,
                fix: new Fix.TagSeparators());
        }
    }
}
