using TagTasks.Tool.Audit.Findings;
using TagTasks.Tool.Audit.Packages;

namespace TagTasks.Tool.Audit.Rules;

/// <summary>Makes findings. Stateless.</summary>
internal static class RuleFindings
{
    /// <summary>A finding of a rule about a package.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="package">The package.</param>
    /// <param name="message">One sentence of what, and where it is not plain one of what to do.</param>
    /// <param name="place">Where; the package as a whole when null.</param>
    /// <param name="subject">What it is about within the package.</param>
    /// <param name="fix">What mends it.</param>
    public static Finding Finding(
        this RuleDescriptor rule, AuditedPackage package, string message, Place? place = null, string subject = "", Fix? fix = null) => new()
        {
            Rule = rule,
            Severity = rule.DefaultSeverity,
            Message = message,
            Source = package.Source,
            PackageId = package.Id,
            Place = place ?? package.Place,
            Subject = subject,

            // What is packed already is mended in its project.
            Fix = package.Project is null ? null : fix,
        };
}
