using TagTasks.Tool.Audit.Findings;
using TagTasks.Tool.Audit.Packages;

namespace TagTasks.Tool.Audit.Rules;

/// <summary>A rule that compares packages with each other. Stateless.</summary>
internal interface IRepositoryRule
{
    /// <summary>What it is called.</summary>
    RuleDescriptor Descriptor { get; }

    /// <summary>Judges all packages of an audit.</summary>
    /// <param name="packages">The packages, sorted by their sources.</param>
    /// <param name="context">What all packages have in common.</param>
    IEnumerable<Finding> Check(IReadOnlyList<AuditedPackage> packages, AuditContext context);
}
