using TagTasks.Tool.Archives;
using TagTasks.Tool.Audit.Findings;
using TagTasks.Tool.Audit.Rules;

namespace TagTasks.Tool.Audit.Packages;

/// <summary>Makes the findings of sources: about what cannot be judged, or not wholly. Stateless.</summary>
internal static class SourceFindings
{
    private static readonly RuleDescriptor Unreadable = RuleList.Get(AuditCode.PackageUnreadable);
    private static readonly RuleDescriptor Suspicious = RuleList.Get(AuditCode.PackageSuspicious);
    private static readonly RuleDescriptor NotFetched = RuleList.Get(AuditCode.PackageNotFetched);

    /// <summary>A package that cannot be read.</summary>
    /// <param name="source">The package's source.</param>
    /// <param name="why">Half a sentence about the package: <c>it is …</c>.</param>
    /// <param name="id">Its id; null when it is not known.</param>
    public static Finding PackageUnreadable(string source, string why, string? id = null) =>
        Of(Unreadable, source, $"The package cannot be read: {Line(why)}. Fetch or pack it again.", id, "");

    /// <summary>A package that no honest tool makes.</summary>
    /// <param name="source">The package's source.</param>
    /// <param name="suspicion">Why.</param>
    /// <param name="id">Its id; null when it is not known.</param>
    public static Finding PackageSuspicious(string source, PackageSuspicion suspicion, string? id) =>
        Of(Suspicious, source, $"{char.ToUpperInvariant(suspicion.What[0])}{suspicion.What[1..]}. No honest tool packs so: find out where the package comes from before you use it.", id, suspicion.Kind);

    /// <summary>A package that its feed does not hand out.</summary>
    /// <param name="source">The package's source.</param>
    /// <param name="what">A sentence.</param>
    /// <param name="id">Its id.</param>
    public static Finding PackageNotFetched(string source, string what, string id) => Of(NotFetched, source, what, id, "");

    private static Finding Of(RuleDescriptor rule, string source, string message, string? id, string subject) => new()
    {
        Rule = rule,
        Severity = rule.DefaultSeverity,
        Message = message,
        Source = source,
        PackageId = id,
        Place = new Place(source),
        Subject = subject,
    };

    private static string Line(string message) => message.ReplaceLineEndings(" ").Trim().TrimEnd('.');
}
