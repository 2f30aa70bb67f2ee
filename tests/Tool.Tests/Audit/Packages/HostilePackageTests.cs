using TagTasks.TestKit;
using TagTasks.Tool.Audit.Findings;
using TagTasks.Tool.Audit.Reports;
using TagTasks.Tool.Audit.Rules;

namespace TagTasks.Tool.Tests.Audit.Packages;

/// <summary>A package that is made to harm gets its finding, harms nothing, and does not keep the others from being judged.</summary>
public sealed class HostilePackageTests(HostilePackageTests.HostileFolder folder) : IClassFixture<HostilePackageTests.HostileFolder>
{
    public static TheoryData<string> Names => [.. HostilePackages.All.Select(package => package.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_hostile_package_has_a_finding_of_its_own(string name)
    {
        var expected = HostilePackages.All.Single(package => package.Name == name);

        var found = folder.Of(name).Where(IsOfPackages).ToList();

        var finding = Assert.Single(found);
        Assert.Equal((expected.Code, expected.Subject, FindingSeverity.Error), (finding.Code, finding.Subject, finding.Severity));
        Assert.DoesNotContain('\n', finding.Message);
    }

    [Fact]
    public void The_good_package_among_them_is_judged_and_has_no_finding()
    {
        Assert.Contains(folder.Report.Packages, package => Path.GetFileName(package.Source) == "good.nupkg" && package.Judgement is not null);
        Assert.Empty(folder.Of("good"));
    }

    [Fact]
    public void What_can_be_read_of_a_hostile_package_is_judged()
    {
        var outside = folder.Report.Packages.Single(package => Path.GetFileName(package.Source) == "outside.nupkg");
        var link = folder.Report.Packages.Single(package => Path.GetFileName(package.Source) == "link.nupkg");

        Assert.NotNull(outside.Judgement);
        Assert.Null(link.Readme.Text);
        Assert.Null(link.Judgement);
    }

    [Fact]
    public async Task Nothing_is_written_but_the_cache()
    {
        using var temporary = new TemporaryFolder();
        var before = folder.Files();
        string[] own = ["HOME", "LOCALAPPDATA", "XDG_CACHE_HOME", "XDG_DATA_HOME"];
        var environment = own.ToDictionary(name => name, _ => folder.Root);

        environment["TMPDIR"] = temporary.Path;
        environment["TAGTASKS_CACHE_DIRECTORY"] = Path.Combine(folder.Root, "cache");

        // Three folders deep: what climbs out is still in the folder that is looked at.
        var run = await AuditProcess.Run(folder.Packages, environment, "*.nupkg");

        Assert.Equal((1, ""), (run.ExitCode, run.Error));
        Assert.Equal(before, folder.Files().Where(file => !file.StartsWith("cache", StringComparison.Ordinal)));
        Assert.Empty(Directory.EnumerateFileSystemEntries(temporary.Path));
        Assert.False(File.Exists("/tmp/evil.txt"));
        Assert.DoesNotContain("root:", run.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", run.Out, StringComparison.Ordinal);
    }

    private static bool IsOfPackages(Finding finding) =>
        finding.Code is AuditCode.PackageSuspicious or AuditCode.PackageUnreadable or AuditCode.ReadmeUnreadable;

    /// <summary>All hostile packages and a good one, and one audit of them.</summary>
    public sealed class HostileFolder : IDisposable
    {
        private readonly TemporaryFolder folder = new();
        private readonly Lazy<object> report;

        public HostileFolder()
        {
            folder.Write("a/b/packages/good.nupkg", PackageFile.Good());
            foreach (var (name, _, _, make) in HostilePackages.All)
            {
                folder.Write($"a/b/packages/{name}.nupkg", make());
            }

            report = new Lazy<object>(() => AuditRepository.Audit(AuditRepository.Settings(Packages) with { Targets = [Path.Combine(Packages, "*.nupkg")] }));
        }

        internal string Root => folder.Path;

        internal string Packages => folder["a/b/packages"];

        internal AuditReport Report => (AuditReport)report.Value;

        internal IEnumerable<Finding> Of(string name) => Report.Findings.Where(finding => Path.GetFileNameWithoutExtension(finding.Source) == name);

        internal List<string> Files() =>
        [
            .. Directory.EnumerateFileSystemEntries(folder.Path, "*", SearchOption.AllDirectories)
                .Select(file => $"{Path.GetRelativePath(folder.Path, file)} {(File.Exists(file) ? new FileInfo(file).Length : 0)} {File.GetLastWriteTimeUtc(file):O}")
                .Order(StringComparer.Ordinal),
        ];

        public void Dispose() => folder.Dispose();
    }
}
