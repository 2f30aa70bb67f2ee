using System.Text;
using Markdig;
using TagTasks.Tool.Audit.Reports;
using TagTasks.Tool.Audit.Reports.Markdown;

namespace TagTasks.Tool.Tests.Audit.Reports;

/// <summary>Markdown that a reader of Markdown takes as it was meant.</summary>
public sealed class MarkdownReportTests(AuditRepository repository)
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UsePipeTables().UseEmphasisExtras().Build();

    [Fact]
    public void Every_finding_is_a_row()
    {
        var html = Markdig.Markdown.ToHtml(SampleReport.Write("markdown", repository.Report), Pipeline);
        var packages = html[html.IndexOf(">Packages</h2>", StringComparison.Ordinal)..];

        Assert.Equal(repository.Report.Findings.Count, packages.Split("<td>TAGTASKS").Length - 1);
    }

    [Theory]
    [InlineData("a | b **bold** `code` <script>alert(1)</script> [x](https://example.org) ~~gone~~ $x$ \\ end")]
    [InlineData("![x](https://example.org/a.png) &lt; <!-- # heading -->\n| c |\n\n# heading")]
    public void What_a_package_says_stays_text(string message)
    {
        var html = Markdig.Markdown.ToHtml(SampleReport.Write("markdown", SampleReport.Of(SampleReport.Finding(message, source: $"Acme {message}"))), Pipeline);

        Assert.DoesNotContain("<script", html, StringComparison.Ordinal);
        Assert.All(["<a ", "<img", "<strong>", "<del>", "<h1>heading", "<!--", "<code>code"], mark => Assert.DoesNotContain(mark, html, StringComparison.Ordinal));
        Assert.Contains(System.Net.WebUtility.HtmlEncode(message).Replace('\n', ' ').Replace("&#39;", "'", StringComparison.Ordinal), html, StringComparison.Ordinal);
    }

    [Fact]
    public void A_summary_that_is_too_long_says_so()
    {
        var report = SampleReport.Of([.. Enumerable.Range(0, 100).Select(i => SampleReport.Finding("x", source: $"Acme.{i:000}", id: $"Acme.{i:000}"))]);

        var whole = new MarkdownReport(new RulePages(null)).Write(report, SampleReport.Nowhere);
        var cut = new MarkdownReport(new RulePages(null), limit: 2000).Write(report, SampleReport.Nowhere);

        Assert.DoesNotContain("more packages", whole, StringComparison.Ordinal);
        Assert.InRange(Encoding.UTF8.GetByteCount(cut), 1000, 2200);
        Assert.EndsWith("more packages with findings: too many for a summary. Another format has them all.\n", cut, StringComparison.Ordinal);
    }

    [Fact]
    public void Rules_lead_to_their_pages() => Assert.Contains(
        "[TAGTASKS503](https://example.org/rules/TAGTASKS503.md)",
        new MarkdownReport(new RulePages(new Uri("https://example.org/rules/"))).Write(SampleReport.Of(SampleReport.Finding("x")), SampleReport.Nowhere),
        StringComparison.Ordinal);
}
