using TagTasks.Inference.Diagnostics;
using TagTasks.Tasks;
using TagTasks.TestKit;
using TagTasks.Tool.Archives;
using TagTasks.Tool.Audit.Packages.Archives;
using TagTasks.Tool.Audit.Rules;

namespace TagTasks.Tool.Tests.Audit.Packages;

/// <summary>Package files are targets and are judged by what they say.</summary>
public sealed class PackageTargetTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public static TheoryData<string> Schemas =>
    [
        "", .. new[] { "2010/07", "2011/08", "2011/10", "2012/06", "2013/01", "2013/05" }.Select(schema => $"http://schemas.microsoft.com/packaging/{schema}/nuspec.xsd"),
    ];

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("out/a.nupkg", "1 package · 1 clean\n")]
    [InlineData("out/*.nupkg", "2 packages · 2 clean\n")]
    [InlineData("**/*.nupkg", "3 packages · 3 clean\n")]
    [InlineData("**/*", "3 packages · 3 clean\n")]
    public void Files_and_patterns_are_targets(string target, string verdict)
    {
        folder.Write("out/a.nupkg", PackageFile.Good("Acme.A"));
        folder.Write("out/b.nupkg", PackageFile.Good("Acme.B"));
        folder.Write("out/deep/c.nupkg", PackageFile.Good("Acme.C"));
        folder.Write("out/b.symbols.nupkg", "not looked at");
        folder.Write("out/notes.txt", "not looked at");

        var run = CommandLineRun.Of("audit", Path.Combine(folder.Path, target));

        Assert.Equal((0, verdict, ""), (run.ExitCode, run.Out, run.Error));
    }

    [Fact]
    public void Symbols_are_passed_over_beside_their_package_and_judged_alone()
    {
        string[] both = [folder.Write("a.nupkg", PackageFile.Good("Acme.A")), folder.Write("a.symbols.nupkg", PackageFile.Good("Acme.A"))];

        Assert.Equal("1 package · 1 clean\n", CommandLineRun.Of(["audit", .. both]).Out);
        Assert.Equal("1 package · 1 clean\n", CommandLineRun.Of("audit", both[1]).Out);
    }

    [Theory]
    [InlineData(DiagnosticCode.InputNotFound, "*.nupkg")]
    [InlineData(DiagnosticCode.InputNotFound, "no.nupkg")]
    [InlineData(DiagnosticCode.TargetEmpty, ".")]
    public void What_matches_nothing_is_refused(string code, string target)
    {
        folder.Write("notes.txt", "");

        var run = CommandLineRun.Of("audit", Path.Combine(folder.Path, target));

        Assert.Equal((2, ""), (run.ExitCode, run.Out));
        Assert.StartsWith($"tagtasks: error {code}: ", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Rules_judge_what_a_package_says()
    {
        folder.Write("poor.nupkg", PackageFile.Of(("Acme.nuspec", "<package><metadata><id>Acme</id><version>1</version><description>Acme</description><tags>cache,Cache</tags></metadata></package>")));

        var run = CommandLineRun.Of("audit", folder["poor.nupkg"]);

        Assert.Equal((1, ""), (run.ExitCode, run.Error));
        Assert.All(
            [AuditCode.TagDuplicate, AuditCode.DescriptionIsId, AuditCode.ReadmeMissing, AuditCode.LicenceMissing, AuditCode.IconMissing],
            code => Assert.Contains(code, run.Out, StringComparison.Ordinal));

        // A package is not mended; its project is.
        Assert.DoesNotContain("fixable", run.Out, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Schemas))]
    public void Nuspecs_of_every_schema_are_read(string schema)
    {
        var nuspec = NuspecReader.Read(System.Text.Encoding.UTF8.GetBytes(PackageFile.Nuspec(schema: schema)));

        Assert.Equal(
            ("Acme.Cache", "1.2.3", "caching redis", @"docs\README.md", "MIT", "https://acme.example/", "https://git.acme.example/cache", "icon.png"),
            (nuspec.Id, nuspec.Version, nuspec.Tags, nuspec.Readme, nuspec.Licence, nuspec.ProjectUrl, nuspec.RepositoryUrl, nuspec.Icon));
    }

    [Theory]
    [InlineData("README.md", "readme.MD")]
    [InlineData(@"docs\My README.md", "docs/My%20README.md")]
    [InlineData("/README.md", "README.md")]
    public void A_README_is_found_under_the_names_that_pack_gives_it(string named, string entry)
    {
        var package = Read(("Acme.Cache.nuspec", PackageFile.Nuspec(readme: named)), (entry, PackageFile.Readme)).Package!;

        Assert.True(package.Readme.IsPacked);
        Assert.Equal(PackageFile.Readme, package.Readme.Text!.Text);
        Assert.StartsWith("/feed/acme.nupkg/", package.Readme.File, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(PackageFile.Readme, "README.md", new string[0])]
    [InlineData("# Another\n", "README.md", new[] { "readme" })]
    [InlineData("# Another\n", "docs/OTHER.md", new string[0])]
    public void The_sidecar_is_compared_with_the_README_that_is_packed(string readme, string path, string[] changed)
    {
        var sidecar = $$"""{ "id": "Acme.Cache", "tags": [], "model": { "name": "m" }, "readme": { "path": "{{path}}", "sha256": "{{FileText.HashText(PackageFile.Readme)}}" } }""";

        var package = Read(("Acme.Cache.nuspec", PackageFile.Nuspec(readme: "README.md")), ("README.md", readme), ("tagtasks/Acme.Cache.tags.json", sidecar)).Package!;

        Assert.Equal(changed, package.Sidecar!.Changed);
        Assert.Equal("/feed/acme.nupkg/tagtasks/Acme.Cache.tags.json", package.Sidecar.File);
    }

    [Fact]
    public void A_package_without_a_sidecar_has_none() => Assert.Null(Read(("Acme.Cache.nuspec", PackageFile.Nuspec())).Package!.Sidecar);

    private static ReadArchive Read(params (string Name, string Text)[] entries) =>
        new ArchiveReader("/feed/acme.nupkg").Read(() => new MemoryStream(PackageFile.Of(entries)));
}
