using TagTasks.Tool.Audit.Findings;
using TagTasks.Tool.Audit.Packages;

namespace TagTasks.Tool.Audit.Rules.Readme;

/// <summary>Finds READMEs that say nothing.</summary>
internal sealed class ReadmeEmpty : IAuditRule
{
    /// <inheritdoc/>
    public RuleDescriptor Descriptor { get; } = new(AuditCode.ReadmeEmpty, "The README is empty", FindingSeverity.Warning);

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(AuditedPackage package, AuditContext context)
    {
        if (package.Readme is { Text: { } readme, File: { } file } && ReadmeProse.Of(readme) is { HasProse: false, Images: 0 } prose)
        {
            var what = prose.HasHeadings ? "has nothing but headings" : "is empty";
            yield return Descriptor.Finding(package, $"The README {what}. Say what the package does.", new Place(file, 1, 1));
        }
    }
}
