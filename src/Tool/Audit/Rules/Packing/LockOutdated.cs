using TagTasks.Tool.Audit.Findings;
using TagTasks.Tool.Audit.Packages;

namespace TagTasks.Tool.Audit.Rules.Packing;

/// <summary>Finds lock files that were made from other inputs.</summary>
internal sealed class LockOutdated : IAuditRule
{
    /// <inheritdoc/>
    public RuleDescriptor Descriptor { get; } = new(AuditCode.LockOutdated, "The lock file is out of date", FindingSeverity.Warning);

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(AuditedPackage package, AuditContext context)
    {
        if (package.Project?.TagTasks?.Lock is { Path: { } path, Changed: { Count: > 0 } changed })
        {
            yield return Descriptor.Finding(
                package, $"The lock file was made from other inputs ({string.Join(", ", changed)}). Pack once with TagTasksLockedMode=false and commit what changes.", new Place(path, 1, 1));
        }
    }
}
