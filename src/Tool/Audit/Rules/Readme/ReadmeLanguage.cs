using TagTasks.Tool.Audit.Findings;
using TagTasks.Tool.Audit.Packages;

namespace TagTasks.Tool.Audit.Rules.Readme;

/// <summary>Finds READMEs in another language than the description.</summary>
internal sealed class ReadmeLanguage : IAuditRule
{
    /// <inheritdoc/>
    public RuleDescriptor Descriptor { get; } = new(AuditCode.ReadmeLanguage, "README and description are of different languages", FindingSeverity.Info);

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(AuditedPackage package, AuditContext context)
    {
        if (package is { Readme: { Text: { } readme, File: { } file }, Metadata.Description: { } description }
            && Script.Of(ReadmeProse.Of(readme).Text) is { } written && Script.Of(description.Value) is { } described && written != described)
        {
            yield return Descriptor.Finding(
                package,
                $"The README is in {Script.Name(written)} and the description in {Script.Name(described)}. Users who read one do not find the other: say it in both.",
                new Place(file, 1, 1));
        }
    }
}
