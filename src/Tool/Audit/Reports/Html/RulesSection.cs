using TagTasks.Tool.Audit.Findings;
using TagTasks.Tool.Audit.Rules;

namespace TagTasks.Tool.Audit.Reports.Html;

/// <summary>What was found, by rule.</summary>
/// <param name="pages">Where the rules' pages are.</param>
internal sealed class RulesSection(RulePages pages)
{
    /// <summary>Writes it.</summary>
    public HtmlText Write(AuditReport report)
    {
        var rules = report.Findings.GroupBy(finding => finding.Rule).OrderByDescending(rule => rule.Count()).ThenBy(rule => rule.Key.Code, StringComparer.Ordinal).ToList();
        return HtmlText.Of($"""
            <section id="rules">
            <h2>Rules <small>{rules.Count}</small></h2>
            {(rules.Count == 0 ? new HtmlText("<p>Nothing was found.</p>") : HtmlText.Empty)}
            <table class="rules">
            {HtmlText.Each(rules, Row)}
            </table>
            </section>
            """);
    }

    /// <summary>A rule's code, which leads to its page where that is known.</summary>
    public static HtmlText Link(RulePages pages, RuleDescriptor rule) => pages.Of(rule.Code) is { } address
        ? HtmlText.Of($"<a href=\"{address}\" title=\"{rule.Title}\">{rule.Code}</a>")
        : HtmlText.Of($"<span title=\"{rule.Title}\">{rule.Code}</span>");

    private HtmlText Row(IGrouping<RuleDescriptor, Finding> rule)
    {
        var fixable = rule.Count(finding => finding.Fix is not null);
        var severity = rule.Max(finding => finding.Severity).Name();
        return HtmlText.Of($"""
            <tr class="row"><td class="number">{rule.Count()}</td><td><span class="badge {severity}">{severity}</span></td><td class="code">{Link(pages, rule.Key)}</td><td>{rule.Key.Title}</td><td class="place">{(fixable > 0 ? HtmlText.Of($"{fixable} fixable") : HtmlText.Empty)}</td></tr>

            """);
    }
}
