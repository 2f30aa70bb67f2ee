using System.Text.RegularExpressions;
using TagTasks.Tool.Audit.Findings;
using TagTasks.Tool.Audit.Reports;

namespace TagTasks.Tool.Tests.Audit.Fixing;

/// <summary>What <c>--fix</c> mends is mended, and nothing else is touched.</summary>
public sealed partial class FixTests(FixedRepository repository)
{
    public static TheoryData<string> Codes => [.. FixedRepository.Codes];

    [Theory]
    [MemberData(nameof(Codes))]
    public void A_rule_that_can_be_mended_is_clean_afterwards(string code)
    {
        var before = Fixable(repository.Before, code);

        Assert.NotEmpty(before);
        Assert.Empty(before.Intersect(Fixable(repository.After, code)));
    }

    [Fact]
    public void Nothing_is_refused() => Assert.DoesNotContain("TAGTASKS131", repository.Error, StringComparison.Ordinal);

    [Fact]
    public void Only_files_with_findings_change()
    {
        var expected = repository.Before.Findings.Where(finding => finding.Fix is not null).Select(finding => repository.Before.Portable(finding.Place.File)).Distinct();

        Assert.Equal(expected.Order(StringComparer.Ordinal), repository.Changed.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Only_the_values_change() => Assert.All(repository.Changed, path =>
    {
        var (old, now) = repository.Texts(path);

        Assert.NotEqual(old, now);
        Assert.Equal(Value().Replace(old, ""), Value().Replace(now, ""));
    });

    [Fact]
    public void What_could_not_be_mended_before_is_still_found()
    {
        var before = repository.Before.Findings.Where(finding => finding.Fix is null && !finding.Code.StartsWith("TAGTASKS50", StringComparison.Ordinal)).Select(Identity);

        Assert.Empty(before.Except(repository.After.Findings.Select(Identity)));
    }

    private static List<(string, string, string)> Fixable(AuditReport report, string code) =>
        [.. report.Findings.Where(finding => finding.Code == code && finding.Fix is not null).Select(Identity)];

    private static (string, string, string) Identity(Finding finding) => (finding.Code, finding.Source, finding.Subject);

    [GeneratedRegex("(?<=<(?<name>PackageTags|PackageReadmeFile)>)[^<]*(?=</\\k<name>>)")]
    private static partial Regex Value();
}
