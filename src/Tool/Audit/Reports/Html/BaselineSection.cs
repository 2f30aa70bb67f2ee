using TagTasks.Tool.Audit.Findings;

namespace TagTasks.Tool.Audit.Reports.Html;

/// <summary>What changed since the baseline. Stateless.</summary>
internal static class BaselineSection
{
    /// <summary>Writes it; nothing when there was no baseline.</summary>
    public static HtmlText Write(AuditReport report) => report.Baseline is not { } baseline ? HtmlText.Empty : HtmlText.Of($"""
        <section id="baseline">
        <h2>Since the baseline</h2>
        <p class="key"><bdi>{report.Portable(baseline.File)}</bdi></p>
        <ul class="tiles"><li><b>{report.Findings.Count}</b> new</li><li><b>{baseline.Gone.Count}</b> gone</li><li><b>{baseline.Known.Count}</b> known, which do not count</li></ul>
        {Table("New", report.Findings.Select(finding => Row("new", finding.Code, report.Portable(finding.Source), report.PortableMessage(finding))))}
        {Table("Gone", baseline.Gone.Select(gone => Row("gone", gone.Code, gone.Source, gone.Message)))}
        {Table("Known", baseline.Known.Select(finding => Row("known", finding.Code, report.Portable(finding.Source), report.PortableMessage(finding))))}
        </section>
        """);

    private static HtmlText Table(string title, IEnumerable<HtmlText> rows)
    {
        var all = rows.ToList();
        return all.Count == 0 ? HtmlText.Empty : HtmlText.Of($"""
            <details{new HtmlText(title == "Known" ? "" : " open")}><summary>{title} <small>{all.Count}</small></summary>
            <table class="findings">
            {HtmlText.Join(all)}
            </table></details>
            """);
    }

    private static HtmlText Row(string kind, string code, string source, string message) => HtmlText.Of(
        $"<tr class=\"row {kind}\"><td class=\"code\">{code}</td><td class=\"message\"><div><bdi>{message}</bdi></div></td><td class=\"place\"><bdi>{source}</bdi></td></tr>\n");
}
