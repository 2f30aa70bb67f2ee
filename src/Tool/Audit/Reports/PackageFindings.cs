using TagTasks.Tool.Audit.Findings;
using TagTasks.Tool.Audit.Packages;

namespace TagTasks.Tool.Audit.Reports;

/// <summary>A package, or what was to be one, and what was found about it. Immutable.</summary>
/// <param name="Source">The project or package file, or the name of a package of a feed.</param>
/// <param name="Id">The package's id; null when it is not known.</param>
/// <param name="Package">The package; null when it could not be read.</param>
/// <param name="Findings">The findings about it, in order.</param>
internal sealed record PackageFindings(string Source, string? Id, AuditedPackage? Package, IReadOnlyList<Finding> Findings)
{
    /// <summary>The most severe of the findings; <see cref="FindingSeverity.None"/> without one.</summary>
    public FindingSeverity Worst => Findings.Count == 0 ? FindingSeverity.None : Findings.Max(finding => finding.Severity);

    /// <summary>All packages of a report, those without findings too, by source.</summary>
    public static IReadOnlyList<PackageFindings> Of(AuditReport report)
    {
        var findings = report.Findings.ToLookup(finding => (finding.Source, finding.PackageId));
        var packages = report.Packages.Select(package => new PackageFindings(package.Source, package.Id, package, [.. findings[(package.Source, package.Id)]])).ToList();
        var known = packages.Select(package => (package.Source, package.Id)).ToHashSet();
        var others = findings.Where(group => !known.Contains((group.Key.Source, group.Key.PackageId!)))
            .Select(group => new PackageFindings(group.Key.Source, group.Key.PackageId, null, [.. group]));
        return [.. packages.Concat(others).OrderBy(package => package.Source, StringComparer.Ordinal).ThenBy(package => package.Id, StringComparer.Ordinal)];
    }

    /// <summary>How many findings are of a severity.</summary>
    public int Count(FindingSeverity severity) => Findings.Count(finding => finding.Severity == severity);
}
