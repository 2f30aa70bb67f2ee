using TagTasks.Tool.Audit.Findings;
using TagTasks.Tool.Audit.Packages;

namespace TagTasks.Tool.Audit.Rules.Readme;

/// <summary>Finds READMEs of badges and headings alone.</summary>
internal sealed class ReadmeOnlyBadges : IAuditRule
{
    /// <inheritdoc/>
    public RuleDescriptor Descriptor { get; } = new(AuditCode.ReadmeOnlyBadges, "The README has nothing but badges", FindingSeverity.Warning);

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(AuditedPackage package, AuditContext context)
    {
        if (package.Readme is { Text: { } readme, File: { } file } && ReadmeProse.Of(readme) is { HasProse: false, Images: > 0 })
        {
            yield return Descriptor.Finding(package, "The README has nothing but badges and headings. Say what the package does.", new Place(file, 1, 1));
        }
    }
}
