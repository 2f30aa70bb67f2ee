using System.Text.RegularExpressions;
using TagTasks.Inference.Vocabularies;
using TagTasks.Tool.Audit.Packages;

namespace TagTasks.Tool.Tests.Audit.Reports;

/// <summary>The page asks nothing of anybody, whatever a package calls itself.</summary>
public sealed partial class HtmlReportTests(AuditRepository repository)
{
    private const string Hostile = "</script><script>alert(1)</script><img src=x onerror=alert(1)>\"' onmouseover='alert(1)' {{x}} ${y} \u202Eevil &amp;";

    [Fact]
    public void Nothing_is_loaded()
    {
        var page = SampleReport.Write("html", repository.Report);

        Assert.DoesNotMatch(Loads(), page);
        Assert.Contains("default-src &#x27;none&#x27;", page, StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_package_says_stays_text()
    {
        var finding = SampleReport.Finding(Hostile, source: $"Acme {Hostile}", id: Hostile, file: Hostile);
        var report = SampleReport.Of(finding, finding with { PackageId = null }) with
        {
            Baseline = new(Hostile, [finding], [new(Hostile, Hostile, Hostile)]),
        };

        var page = SampleReport.Write("html", report);

        Assert.Single(Script().Matches(page));
        Assert.DoesNotContain("<img", page, StringComparison.Ordinal);
        Assert.DoesNotContain(Hostile[..20], page, StringComparison.Ordinal);
        Assert.All(Tag().Matches(page).Select(match => match.Value), tag => Assert.DoesNotContain("alert", Quoted().Replace(tag, ""), StringComparison.Ordinal));
    }

    [Fact]
    public void Every_package_and_every_finding_is_there()
    {
        var page = SampleReport.Write("html", repository.Report);

        Assert.Equal(repository.Report.Findings.Count, page.Split("<tr data-severity=").Length - 1);
        Assert.All(repository.Report.Packages, package => Assert.Contains($"<bdi>{package.Id}</bdi>", page, StringComparison.Ordinal));
    }

    [Fact]
    public void A_baseline_has_a_part_of_its_own()
    {
        Assert.Contains("id=\"baseline\"", SampleReport.Write("html", JsonReportTests.WithBaseline()), StringComparison.Ordinal);
        Assert.DoesNotContain("id=\"baseline\"", SampleReport.Write("html", repository.Report), StringComparison.Ordinal);
    }

    [Fact]
    public void Tags_that_no_package_carries_are_counted_apart()
    {
        var report = SampleReport.Of(SampleReport.Finding("x"));
        var judgement = new TagJudgement
        {
            Vocabulary = TagVocabulary.DotnetPackages,
            Threshold = 0.5,
            Suggested = 1,
            Tags = [new JudgedTag(new TagDefinition("redis"), 0.9, [])],
        };
        report = report with { Packages = [.. report.Packages.Select(package => package with { Judgement = judgement })] };

        var page = SampleReport.Write("html", report);

        Assert.Contains("<p>1 of them on one package only, ", page, StringComparison.Ordinal);
        Assert.Contains("With one package only <small>1, and 1 that no package carries, though a README speaks for it</small>", page, StringComparison.Ordinal);
    }

    [Fact]
    public void A_page_of_nothing_says_so() => Assert.Contains("Nothing was found.", SampleReport.Write("html", SampleReport.Of()), StringComparison.Ordinal);

    [GeneratedRegex(@"<(link|img|iframe|object|embed)\b|\bsrc=|@import|url\(|fetch\(|XMLHttpRequest|import\(")]
    private static partial Regex Loads();

    [GeneratedRegex("<script")]
    private static partial Regex Script();

    [GeneratedRegex("<[a-z][^>]*>")]
    private static partial Regex Tag();

    [GeneratedRegex("\"[^\"]*\"")]
    private static partial Regex Quoted();
}
