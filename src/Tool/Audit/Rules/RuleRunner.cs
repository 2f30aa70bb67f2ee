using TagTasks.Tool.Audit.Findings;
using TagTasks.Tool.Audit.Packages;

namespace TagTasks.Tool.Audit.Rules;

/// <summary>Runs rules over packages. Stateless.</summary>
internal static class RuleRunner
{
    /// <summary>Runs all rules.</summary>
    /// <param name="packages">The packages, sorted by their sources.</param>
    /// <param name="context">What they have in common.</param>
    /// <param name="threads">Threads at most; the findings do not depend on it.</param>
    public static IReadOnlyList<Finding> Run(IReadOnlyList<AuditedPackage> packages, AuditContext context, int threads)
    {
        var findings = new List<Finding>[packages.Count];
        Parallel.For(0, packages.Count, new ParallelOptions { MaxDegreeOfParallelism = threads }, i =>
            findings[i] = [.. RulesFor(packages[i]).SelectMany(rule => rule.Check(packages[i], context))]);
        AuditedPackage[] comparable = [.. packages.Where(package => !HasOwnNuspec(package))];
        return [.. findings.SelectMany(all => all), .. RuleList.OfRepositories.SelectMany(rule => rule.Check(comparable, context))];
    }

    private static bool HasOwnNuspec(AuditedPackage package) => package.Project?.NuspecFile is not null;

    private static IEnumerable<IAuditRule> RulesFor(AuditedPackage package) => HasOwnNuspec(package) ? [RuleList.OfNuspecProjects] : RuleList.OfPackages;
}
