using System.Security.Cryptography;
using System.Text;
using TagTasks.Tool.Audit.Findings;
using TagTasks.Tool.CommandLine;

namespace TagTasks.Tool.Audit.Reports.Html;

/// <summary>
/// The report to look through: one file with style and script in it, which asks nothing of the network. Three questions
/// are answered: which packages need work, which tags the house uses and how unevenly, what changed since the baseline.
/// </summary>
/// <param name="pages">Where the rules' pages are.</param>
internal sealed class HtmlReport(RulePages pages) : IReportWriter
{
    private static readonly string Style = Resource("report.css");
    private static readonly string Script = Resource("report.js");

    /// <inheritdoc/>
    public string Format => "html";

    /// <inheritdoc/>
    public string Write(AuditReport report, Terminal terminal)
    {
        var packages = PackageFindings.Of(report);
        var tags = new TagsSection(packages).Write();
        var baseline = BaselineSection.Write(report);
        return HtmlText.Of($"""
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <meta http-equiv="Content-Security-Policy" content="{Policy()}">
            <meta name="generator" content="tagtasks {report.ToolVersion}">
            <title>Audit of packages</title>
            <style>{new HtmlText(Style)}</style>
            </head>
            <body>
            <header>
            <h1>Audit of packages</h1>
            {Overview.Write(report, packages)}
            </header>
            <nav>
            <a href="#packages">Packages</a><a href="#metadata">What is missing</a><a href="#tags">Tags</a><a href="#rules">Rules</a>{(report.Baseline is null ? HtmlText.Empty : new HtmlText("<a href=\"#baseline\">Since the baseline</a>"))}
            <input type="search" id="search" placeholder="Search packages, tags, rules" aria-label="Search" autocomplete="off" spellcheck="false">
            <span id="severities" role="group" aria-label="Severities">{Toggle(FindingSeverity.Error)}{Toggle(FindingSeverity.Warning)}{Toggle(FindingSeverity.Info)}</span>
            </nav>
            <main>
            {new PackagesSection(report, pages).Write(packages)}
            {new MetadataSection(report).Write(packages)}
            {tags}
            {new RulesSection(pages).Write(report)}
            {baseline}
            </main>
            <footer>tagtasks {report.ToolVersion}</footer>
            <script>{new HtmlText(Script)}</script>
            </body>
            </html>

            """).Markup.ReplaceLineEndings("\n");
    }

    // Whatever a package calls itself: only this very script runs, and nothing is loaded.
    private static string Policy()
    {
        var hash = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Script)));
        return $"default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-{hash}'; base-uri 'none'; form-action 'none'";
    }

    private static HtmlText Toggle(FindingSeverity severity) => HtmlText.Of(
        $"<label class=\"toggle {severity.Name()}\"><input type=\"checkbox\" value=\"{severity.Name()}\" checked>{severity.Name()}</label>");

    private static string Resource(string name)
    {
        using var stream = typeof(HtmlReport).Assembly.GetManifestResourceStream($"report/{name}")
            ?? throw new InvalidOperationException($"This is a bug: {name} is not in the tool.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
