using TagTasks.Tool.Audit.Findings;
using TagTasks.Tool.Audit.Packages;

namespace TagTasks.Tool.Audit.Rules.Readme;

/// <summary>Finds packages for which there is no README anywhere.</summary>
internal sealed class ReadmeMissing : IAuditRule
{
    /// <inheritdoc/>
    public RuleDescriptor Descriptor { get; } = new(AuditCode.ReadmeMissing, "The package has no README", FindingSeverity.Error);

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(AuditedPackage package, AuditContext context)
    {
        if (package is { Project: not null, Readme: { Named: null, File: null, Problem: null } } or { Project: null, Readme.Named: null })
        {
            yield return Descriptor.Finding(package, "No README: the NuGet gallery shows an empty page. Add PackageReadmeFile.");
        }
    }
}
