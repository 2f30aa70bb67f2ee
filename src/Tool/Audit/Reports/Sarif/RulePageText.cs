using System.Text.RegularExpressions;

namespace TagTasks.Tool.Audit.Reports.Sarif;

/// <summary>A rule's page in the pieces that SARIF asks for. Immutable.</summary>
/// <param name="Reason">The first paragraph of why it matters, without marks.</param>
/// <param name="Markdown">Why it matters, how to mend it, how to silence it.</param>
/// <param name="Plain">The same without marks.</param>
internal sealed partial record RulePageText(string Reason, string Markdown, string Plain)
{
    /// <summary>Takes the page of a rule apart.</summary>
    public static RulePageText Load(string code)
    {
        var page = RuleHelp.PageWithoutLinks(code).Trim();

        // What stands above the first section is said elsewhere: title and severity.
        var markdown = page[page.IndexOf("\n## ", StringComparison.Ordinal)..].Trim();
        var plain = Mark().Replace(markdown, "");
        var reason = plain.Split("\n\n")[1].Replace('\n', ' ');
        return new RulePageText(reason, markdown, plain);
    }

    [GeneratedRegex("^#+ |`", RegexOptions.Multiline)]
    private static partial Regex Mark();
}
