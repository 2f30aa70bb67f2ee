using System.Globalization;
using TagTasks.Tool.Audit.Findings;
using TagTasks.Tool.Audit.Packages;

namespace TagTasks.Tool.Audit.Reports.Html;

/// <summary>Which packages need work: the worst first, each with its findings and tags; the clean ones last.</summary>
/// <param name="report">Knows the root.</param>
/// <param name="pages">Where the rules' pages are.</param>
internal sealed class PackagesSection(AuditReport report, RulePages pages)
{
    // A page of hundreds of open packages is not looked through.
    private const int OpenAtMost = 3;

    /// <summary>Writes it.</summary>
    public HtmlText Write(IReadOnlyList<PackageFindings> packages)
    {
        var needWork = packages.Where(package => package.Findings.Count > 0)
            .OrderByDescending(package => package.Worst)
            .ThenByDescending(package => package.Count(FindingSeverity.Error))
            .ThenByDescending(package => package.Count(FindingSeverity.Warning))
            .ThenByDescending(package => package.Findings.Count)
            .ToList();
        var clean = packages.Where(package => package.Findings.Count == 0).ToList();
        return HtmlText.Of($"""
            <section id="packages">
            <h2>Packages that need work <small>{needWork.Count}</small></h2>
            {(needWork.Count == 0 ? new HtmlText("<p>None.</p>") : HtmlText.Empty)}
            {HtmlText.Each(needWork.Index(), package => Package(package.Item, package.Index < OpenAtMost))}
            <p class="none" hidden>Nothing fits the search.</p>
            {Clean(clean)}
            </section>
            """);
    }

    /// <summary>A package's name, as far as it is known.</summary>
    public static string Name(PackageFindings package) => package.Id ?? Path.GetFileNameWithoutExtension(package.Source);

    private HtmlText Package(PackageFindings package, bool open) => HtmlText.Of($"""
        <details class="package row" data-worst="{Overview.Class(package.Worst)}"{new HtmlText(open ? " open" : "")}>
        <summary><span class="name"><bdi>{Name(package)}</bdi></span><span class="path"><bdi>{report.Portable(package.Source)}</bdi></span><span class="counts">{Badges(package)}</span></summary>
        <table class="findings">
        {HtmlText.Each(package.Findings.OrderByDescending(finding => finding.Severity), Finding)}
        </table>
        {(package.Package is { } known ? Tags(known) : HtmlText.Empty)}
        </details>

        """);

    private static HtmlText Badges(PackageFindings package)
    {
        FindingSeverity[] severities = [FindingSeverity.Error, FindingSeverity.Warning, FindingSeverity.Info];
        return HtmlText.Each(severities.Where(severity => package.Count(severity) > 0), severity => HtmlText.Of(
            $"<span class=\"badge {severity.Name()}\">{(severity == FindingSeverity.Info ? $"{package.Count(severity)} info" : ReportVerdict.Count(package.Count(severity), severity.Name()))}</span>"));
    }

    private HtmlText Finding(Finding finding) => HtmlText.Of($"""
        <tr data-severity="{finding.Severity.Name()}"><td><span class="badge {finding.Severity.Name()}">{finding.Severity.Name()}</span></td><td class="code">{RulesSection.Link(pages, finding.Rule)}</td><td class="message"><div><bdi>{report.PortableMessage(finding)}</bdi>{(finding.Fix is null ? HtmlText.Empty : new HtmlText(" <span class=\"fixable\">fixable</span>"))}</div></td><td class="place"><bdi>{Where(finding)}</bdi></td></tr>

        """);

    private string Where(Finding finding)
    {
        var line = finding.Place is { Line: { } at, Column: { } column } ? string.Create(CultureInfo.InvariantCulture, $"{at}:{column}")
            : finding.Place.Line?.ToString(CultureInfo.InvariantCulture);
        return finding.Place.File == finding.Source ? line is null ? "" : $"line {line}"
            : line is null ? report.Portable(finding.Place.File)
            : $"{report.Portable(finding.Place.File)}:{line}";
    }

    private static HtmlText Tags(AuditedPackage package)
    {
        var carried = package.Tags.Packed.Select(TagUse.Key).ToHashSet();
        var missing = package.Judgement?.Suggestions.Where(tag => !carried.Contains(TagUse.Key(tag.PackageTag))).ToList() ?? [];
        return HtmlText.Of($"""
            <p class="tags">{HtmlText.Each(package.Tags.KeepsOwn ? package.Tags.Own : [], tag => HtmlText.Of($"<span class=\"tag\"><bdi>{tag}</bdi></span>"))}{HtmlText.Each(package.Tags.Added, tag => HtmlText.Of($"<span class=\"tag added\" title=\"added by a pack\"><bdi>{tag}</bdi></span>"))}{HtmlText.Each(missing, tag => HtmlText.Of($"<span class=\"tag missing\" title=\"the README speaks for it\"><bdi>{tag.PackageTag}</bdi> {tag.Probability.ToString("0.00", CultureInfo.InvariantCulture)}</span>"))}</p>

            """);
    }

    private HtmlText Clean(List<PackageFindings> clean) => clean.Count == 0 ? HtmlText.Empty : HtmlText.Of($"""
        <details class="cleans"><summary>Without a finding <small>{clean.Count}</small></summary>
        <ul>{HtmlText.Each(clean, package => HtmlText.Of($"<li class=\"row\"><span class=\"name\"><bdi>{Name(package)}</bdi></span> <span class=\"path\"><bdi>{report.Portable(package.Source)}</bdi></span></li>"))}</ul>
        </details>
        """);
}
