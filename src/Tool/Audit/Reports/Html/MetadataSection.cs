using TagTasks.Tool.Audit.Findings;
using TagTasks.Tool.Audit.Packages;

namespace TagTasks.Tool.Audit.Reports.Html;

/// <summary>What is missing where: packages by what they should say.</summary>
/// <param name="report">Says messages.</param>
internal sealed class MetadataSection(AuditReport report)
{
    private static readonly Part[] Parts =
    [
        new("tags", ["50", "51", "56"], package => package.Tags.Packed.Count > 0),
        new("description", ["52"], package => package.Metadata.Description is not null),
        new("README", ["53"], package => package.Readme.IsPacked),
        new("licence", ["540"], package => package.Metadata.Licence is not null),
        new("project", ["541"], package => package.Metadata.ProjectUrl is not null),
        new("repository", ["542"], package => package.Metadata.RepositoryUrl is not null),
        new("icon", ["543"], package => package.Metadata.Icon is not null),
        new("TagTasks", ["55"], package => package.Project?.TagTasks is not null),
    ];

    /// <summary>Writes it.</summary>
    public HtmlText Write(IReadOnlyList<PackageFindings> packages)
    {
        // A project with a nuspec of its own says nothing here of what its package says.
        var known = packages.Where(package => package.Package is { Project.NuspecFile: null } or { Project: null }).ToList();
        return HtmlText.Of($"""
            <section id="metadata">
            <h2>What is missing where</h2>
            <p class="key"><span class="cell ok">✓</span> there <span class="cell info">●</span> <span class="cell warning">●</span> <span class="cell error">●</span> with a finding <span class="cell">–</span> not there, and no finding</p>
            <div class="wide"><table class="matrix">
            <thead><tr><th scope="col">package</th>{HtmlText.Each(Parts, part => HtmlText.Of($"<th scope=\"col\">{part.Name}</th>"))}</tr></thead>
            <tbody>
            {HtmlText.Each(known, Row)}
            </tbody>
            </table></div>
            </section>
            """);
    }

    private HtmlText Row(PackageFindings package) => HtmlText.Of(
        $"<tr class=\"row\"><th scope=\"row\"><bdi>{PackagesSection.Name(package)}</bdi></th>{HtmlText.Each(Parts, part => Cell(part, package))}</tr>\n");

    private HtmlText Cell(Part part, PackageFindings package)
    {
        var findings = package.Findings.Where(part.Has).ToList();
        return findings.Count > 0
            ? HtmlText.Of($"<td class=\"{findings.Max(finding => finding.Severity).Name()}\" title=\"{string.Join('\n', findings.Select(report.PortableMessage))}\">●</td>")
            : new HtmlText(part.IsThere(package.Package!) ? "<td class=\"ok\">✓</td>" : "<td>–</td>");
    }

    /// <summary>A column.</summary>
    /// <param name="Name">What it is about.</param>
    /// <param name="Blocks">How the numbers of its rules begin.</param>
    /// <param name="IsThere">Whether a package says anything of it.</param>
    private sealed record Part(string Name, string[] Blocks, Func<AuditedPackage, bool> IsThere)
    {
        public bool Has(Finding finding) => Blocks.Any(block => finding.Code.AsSpan("TAGTASKS".Length).StartsWith(block, StringComparison.Ordinal));
    }
}
