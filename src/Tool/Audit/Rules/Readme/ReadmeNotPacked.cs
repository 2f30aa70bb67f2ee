using TagTasks.Tool.Audit.Findings;
using TagTasks.Tool.Audit.Packages;

namespace TagTasks.Tool.Audit.Rules.Readme;

/// <summary>Finds projects whose README lies there and is not packed.</summary>
internal sealed class ReadmeNotPacked : IAuditRule
{
    /// <inheritdoc/>
    public RuleDescriptor Descriptor { get; } = new(AuditCode.ReadmeNotPacked, "The README is not packed", FindingSeverity.Warning);

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(AuditedPackage package, AuditContext context)
    {
        if (package is { Project: not null, Readme: { Named: null, File: { } file } })
        {
            yield return Descriptor.Finding(
                package, $"{Path.GetFileName(file)} is not packed: the NuGet gallery shows an empty page. Set PackageReadmeFile, and pack it with <None Include=\"{Path.GetFileName(file)}\" Pack=\"true\" PackagePath=\"/\" />.");
        }
    }
}
