using TagTasks.Tool.Audit.Findings;
using TagTasks.Tool.Audit.Packages;

namespace TagTasks.Tool.Audit.Rules.Readme;

/// <summary>Finds projects whose README lies there and is not packed.</summary>
internal sealed class ReadmeNotPacked : IAuditRule
{
    /// <inheritdoc/>
    public RuleDescriptor Descriptor { get; } = new(AuditCode.ReadmeNotPacked, "The README is not packed", FindingSeverity.Warning, IsFixable: true);

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(AuditedPackage package, AuditContext context)
    {
        if (package is { Project: not null, Readme: { Named: null, File: { } file } })
        {
            var name = Path.GetFileName(file);
            yield return package.Readme.PackedPath is { } path
                ? Descriptor.Finding(
                    package, $"{name} is packed, but not shown: the NuGet gallery shows an empty page. Set PackageReadmeFile to '{path}'.", fix: new Fix.PropertyChange("PackageReadmeFile", path))
                : Descriptor.Finding(
                    package, $"{name} is not packed: the NuGet gallery shows an empty page. Set PackageReadmeFile, and pack it with {ReadmeItem.Of(package)}.");
        }
    }
}
