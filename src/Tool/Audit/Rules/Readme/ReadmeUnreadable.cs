using TagTasks.Tool.Audit.Findings;
using TagTasks.Tool.Audit.Packages;

namespace TagTasks.Tool.Audit.Rules.Readme;

/// <summary>Finds READMEs that are no text, or cannot be read.</summary>
internal sealed class ReadmeUnreadable : IAuditRule
{
    /// <inheritdoc/>
    public RuleDescriptor Descriptor { get; } = new(AuditCode.ReadmeUnreadable, "The README cannot be read", FindingSeverity.Error);

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(AuditedPackage package, AuditContext context)
    {
        if (package.Readme is { Problem: { } problem } readme)
        {
            yield return Descriptor.Finding(package, problem.Message, readme.File is { } file ? new Place(file) : readme.Named?.Place);
        }
    }
}
