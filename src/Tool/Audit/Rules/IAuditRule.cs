using TagTasks.Tool.Audit.Findings;
using TagTasks.Tool.Audit.Packages;

namespace TagTasks.Tool.Audit.Rules;

/// <summary>A rule that judges one package at a time. Stateless and thread-safe.</summary>
internal interface IAuditRule
{
    /// <summary>What it is called.</summary>
    RuleDescriptor Descriptor { get; }

    /// <summary>Judges a package.</summary>
    /// <param name="package">The package.</param>
    /// <param name="context">What all packages have in common.</param>
    IEnumerable<Finding> Check(AuditedPackage package, AuditContext context);
}
