using System.Globalization;

namespace TagTasks.Tool.Audit.Reports.Html;

/// <summary>Which tags the house uses and how unevenly: how many packages carry a tag, and how many more their READMEs speak for it.</summary>
/// <param name="packages">All packages.</param>
internal sealed class TagsSection(IReadOnlyList<PackageFindings> packages)
{
    // So many columns can be told apart.
    private const int Columns = 24;

    private readonly IReadOnlyList<TagUse> uses = TagUse.Of(packages);

    /// <summary>Writes it.</summary>
    public HtmlText Write()
    {
        var carried = uses.Count(use => use.Carried.Count > 0);
        var once = uses.Count(use => use.Carried.Count == 1);
        var spelled = uses.Count(use => use.Spellings.Count > 1);
        var uneven = uses.Count(use => use.Carried.Count > 0 && use.Missing.Count > 0);
        var longest = uses.Count == 0 ? 1 : uses.Max(use => use.Carried.Count + use.Missing.Count);
        return HtmlText.Of($"""
            <section id="tags">
            <h2>Tags of the house <small>{carried}</small></h2>
            <p>{once} of them on one package only, {uneven} missing on packages whose README speaks for them, {spelled} spelled in more than one way.</p>
            <p class="key"><i class="carried"></i> packages that carry it <i class="missing"></i> packages whose README speaks for it, without the tag</p>
            <table class="uses">
            {HtmlText.Each(uses.Where(use => !IsSingle(use)), use => Row(use, longest))}
            </table>
            {Singles([.. uses.Where(IsSingle)])}
            {Matrix()}
            </section>
            """);
    }

    // Of those there are many, and nothing is to be compared.
    private static bool IsSingle(TagUse use) => use.Carried.Count + use.Missing.Count == 1;

    private static HtmlText Singles(List<TagUse> singles) => singles.Count == 0 ? HtmlText.Empty : HtmlText.Of($"""
        <details class="cleans"><summary>With one package only <small>{Count(singles)}</small></summary>
        <ul class="singles">{HtmlText.Each(singles, use => HtmlText.Of(
            $"<li class=\"row\"><span class=\"tag{new HtmlText(use.Carried.Count > 0 ? "" : " missing")}\"><bdi>{use.Name}</bdi></span> <span class=\"path\"><bdi>{PackagesSection.Name(use.Carried.Concat(use.Missing).First())}</bdi></span></li>"))}</ul>
        </details>
        """);

    // The first number is that of the section's sentence.
    private static string Count(List<TagUse> singles)
    {
        var carried = singles.Count(use => use.Carried.Count > 0);
        return string.Create(CultureInfo.InvariantCulture, $"{carried}{(singles.Count > carried ? $", and {singles.Count - carried} that no package carries, though a README speaks for it" : "")}");
    }

    private static HtmlText Row(TagUse use, int longest) => HtmlText.Of($"""
        <tr class="row"><th scope="row"><span class="tag"><bdi>{use.Name}</bdi></span>{(use.Spellings.Count > 1 ? HtmlText.Of($" <small>also {string.Join(", ", use.Spellings.Skip(1))}</small>") : HtmlText.Empty)}</th><td class="number">{use.Carried.Count}</td><td class="meter"><i class="carried" style="width:{Share(use.Carried.Count, longest)}"></i><i class="missing" style="width:{Share(use.Missing.Count, longest)}"></i></td><td class="number">{(use.Missing.Count > 0 ? HtmlText.Of($"+{use.Missing.Count}") : HtmlText.Empty)}</td><td><details><summary>packages</summary>{Names("with", use.Carried)}{Names("without", use.Missing)}</details></td></tr>

        """);

    private static HtmlText Names(string word, IReadOnlyList<PackageFindings> packages) => packages.Count == 0 ? HtmlText.Empty
        : HtmlText.Of($"<p><b>{word}</b> {HtmlText.Each(packages, package => HtmlText.Of($"<bdi>{PackagesSection.Name(package)}</bdi> "))}</p>");

    private HtmlText Matrix()
    {
        var columns = uses.Where(use => use.Carried.Count > 1).Take(Columns)
            .Select(use => (use.Name, Carried: use.Carried.ToHashSet(ReferenceEqualityComparer.Instance), Missing: use.Missing.ToHashSet(ReferenceEqualityComparer.Instance)))
            .ToList();
        return columns.Count == 0 ? HtmlText.Empty : HtmlText.Of($"""
            <h3>Tags over packages</h3>
            <p class="key"><span class="cell own">■</span> carries it <span class="cell warning">□</span> its README speaks for it, without the tag; the {columns.Count} most carried tags</p>
            <div class="wide"><table class="matrix over">
            <thead><tr><th scope="col">package</th>{HtmlText.Each(columns, column => HtmlText.Of($"<th scope=\"col\"><span><bdi>{column.Name}</bdi></span></th>"))}</tr></thead>
            <tbody>
            {HtmlText.Each(packages.Where(package => package.Package is not null), package => HtmlText.Of(
                $"<tr class=\"row\"><th scope=\"row\"><bdi>{PackagesSection.Name(package)}</bdi></th>{HtmlText.Each(columns, column => new HtmlText(
                    column.Carried.Contains(package) ? "<td class=\"own\">■</td>" : column.Missing.Contains(package) ? "<td class=\"warning\">□</td>" : "<td></td>"))}</tr>\n"))}
            </tbody>
            </table></div>
            """);
    }

    private static string Share(int number, int longest) => string.Create(CultureInfo.InvariantCulture, $"{100.0 * number / longest:0.#}%");
}
