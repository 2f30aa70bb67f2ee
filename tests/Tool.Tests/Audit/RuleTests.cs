using TagTasks.TestKit;
using TagTasks.Tool.Audit.Findings;
using TagTasks.Tool.Audit.Rules;
using TagTasks.Tool.Tests.Docs;

namespace TagTasks.Tool.Tests.Audit;

/// <summary>Every rule fires where it should and nowhere else.</summary>
public sealed class RuleTests(AuditRepository repository)
{
    private static readonly string[][] AllCases =
        [.. File.ReadAllLines(Repository.Fixture("audit", "cases.tsv")).Select(line => line.Split('\t'))];

    // No project is one: their cases are in the folders Packages and Feeds.
    private static readonly string[] OfPackages = [AuditCode.PackageUnreadable, AuditCode.PackageSuspicious, AuditCode.PackageNotFetched];

    public static TheoryData<string, string, string> Cases
    {
        get
        {
            var cases = new TheoryData<string, string, string>();
            foreach (var line in AllCases)
            {
                cases.Add(line[0], line[1], line[2]);
            }

            return cases;
        }
    }

    public static TheoryData<string> Codes => [.. RuleList.Descriptors.Select(rule => rule.Code)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_rule_fires_in_its_project_and_not_in_the_twin(string code, string project, string twin)
    {
        Assert.Contains(code, repository.Of(project).Select(finding => finding.Code));
        Assert.DoesNotContain(code, repository.Of(twin).Select(finding => finding.Code));
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void Every_rule_has_a_case(string code) => Assert.Contains(code, AllCases.Select(line => line[0]).Concat(OfPackages));

    [Theory]
    [MemberData(nameof(Codes))]
    public void Every_rule_has_a_page_that_says_what_the_rule_says(string code)
    {
        var rule = RuleList.Get(code);
        var page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "rules", $"{code}.md"));

        Assert.StartsWith($"# {code}: {rule.Title}\n\nSeverity {rule.DefaultSeverity.Name()} unless ", page, StringComparison.Ordinal);
        Assert.Equal(rule.IsFixable, page.Contains("`--fix` mends it.", StringComparison.Ordinal));
        Assert.All(["Why it matters", "How to mend it", "How to silence it"], heading => Assert.Contains($"\n## {heading}\n", page, StringComparison.Ordinal));
    }

    [Fact]
    public void The_table_of_rules_is_that_of_the_code() => GeneratedText.AssertIn(
        "docs/audit.md",
        "rules",
        "| rule | severity | `--fix` | finds |\n|---|---|---|---|\n" + string.Concat(RuleList.Descriptors.Select(rule =>
            $"| [{rule.Code}](rules/{rule.Code}.md) | {rule.DefaultSeverity.Name()} | {(rule.IsFixable ? "yes" : "")} | {rule.Title}. |\n")));

    [Fact]
    public void Every_page_has_a_rule() => Assert.Equal(
        RuleList.Descriptors.Select(rule => rule.Code),
        Directory.EnumerateFiles(Path.Combine(Repository.Root, "docs", "rules")).Select(path => Path.GetFileNameWithoutExtension(path)!).Order(StringComparer.Ordinal));

    [Fact]
    public void A_good_project_has_no_finding() => Assert.Empty(repository.Of("Acme.Good"));

    [Fact]
    public void Only_fixable_rules_have_fixes() =>
        Assert.All(repository.Report.Findings.Where(finding => finding.Fix is not null), finding => Assert.True(finding.Rule.IsFixable, finding.Code));

    [Fact]
    public void A_finding_stands_where_the_tags_are_written()
    {
        var shared = repository.Of("Acme.SharedTags").Single(finding => finding.Code == AuditCode.TagDuplicate);
        var own = repository.Of("Acme.Duplicates").Single(finding => finding.Code == AuditCode.TagDuplicate);

        Assert.Equal((Path.Combine(repository.Project("Acme.SharedTags"), "Directory.Build.props"), 4, 5), (shared.Place.File, shared.Place.Line, shared.Place.Column));
        Assert.Equal((Path.Combine(repository.Project("Acme.Duplicates"), "Acme.Duplicates.csproj"), 3, 5), (own.Place.File, own.Place.Line, own.Place.Column));
    }

    [Fact]
    public void A_finding_keeps_its_name_when_its_line_moves()
    {
        var finding = repository.Of("Acme.Duplicates").Single(finding => finding.Code == AuditCode.TagDuplicate);
        var moved = finding with { Place = finding.Place with { Line = 99 }, Severity = FindingSeverity.Error };
        var other = finding with { Subject = "redis" };

        Assert.Equal(Fingerprint.Of(finding, "a.csproj"), Fingerprint.Of(moved, "a.csproj"));
        Assert.NotEqual(Fingerprint.Of(finding, "a.csproj"), Fingerprint.Of(other, "a.csproj"));
        Assert.Equal(
            repository.Report.Findings.Count,
            repository.Report.Findings.Select(one => Fingerprint.Of(one, repository.Report.Portable(one.Source))).Distinct().Count());
    }
}
