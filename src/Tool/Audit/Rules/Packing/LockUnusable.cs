using TagTasks.Tool.Audit.Findings;
using TagTasks.Tool.Audit.Packages;

namespace TagTasks.Tool.Audit.Rules.Packing;

/// <summary>Finds lock files that are not understood, and locked projects without one.</summary>
internal sealed class LockUnusable : IAuditRule
{
    /// <inheritdoc/>
    public RuleDescriptor Descriptor { get; } = new(AuditCode.LockUnusable, "The lock file is missing or not understood", FindingSeverity.Warning);

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(AuditedPackage package, AuditContext context)
    {
        switch (package.Project?.TagTasks?.Lock)
        {
            case { Path: { } path, Problem: { } problem }:
                yield return Descriptor.Finding(package, $"The lock file cannot be read: {problem.TrimEnd('.')}. Pack once with TagTasksLockedMode=false to write it anew.", new Place(path, 1, 1));
                break;
            case { Path: { } path, Content: null, IsLocked: true }:
                yield return Descriptor.Finding(
                    package, $"TagTasksLockedMode is on and there is no '{Path.GetFileName(path)}'. Pack once with TagTasksLockFile=true and TagTasksLockedMode=false, and commit the file.");
                break;
        }
    }
}
