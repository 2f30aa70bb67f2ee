using System.IO.Compression;
using System.Text;
using TagTasks.Inference.Diagnostics;
using TagTasks.TestKit;

namespace TagTasks.Tool.Tests.Batch;

/// <summary>Packages as inputs: read in place, and never trusted.</summary>
public sealed class PackageInputTests : IDisposable
{
    private const string Readme = "# Acme.Cache\n\nA distributed cache client on top of Redis.\n";

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("README.md", "README.md")]
    [InlineData("docs\\Readme.md", "docs/README.md")]
    [InlineData(null, "README.md")]
    public void The_README_that_the_nuspec_names_is_tagged_for_packages(string? named, string entry)
    {
        var run = CommandLineRun.Of("batch", Package("a.nupkg", named, (entry, Readme)));

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.StartsWith("{\"id\":\"Acme.Cache@1.2.3\",\"tags\":[\"caching\"", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Detail_names_the_README_in_the_package() => Assert.Contains(
        "\"readme\":{\"path\":\"README.md\",\"sha256\":",
        CommandLineRun.Of("batch", Package("a.nupkg", "README.md", ("README.md", Readme)), "--detail").Out,
        StringComparison.Ordinal);

    [Fact]
    public void Many_packages_are_found_by_a_pattern_and_a_bad_one_is_passed_over()
    {
        Package("a.nupkg", "README.md", ("README.md", Readme));
        folder.Write("b.nupkg", "PK no zip");
        Package("c.nupkg", "README.md", ("README.md", Readme));

        var run = CommandLineRun.Of("batch", folder["*.nupkg"]);

        Assert.Equal(2, run.ExitCode);
        Assert.Equal(2, Answers.Ids(run.Out).Count);
        AssertSkipped(run, "b.nupkg");
    }

    [Fact]
    public void A_package_without_a_README() =>
        AssertSkipped(CommandLineRun.Of("batch", Package("a.nupkg", null)), "a.nupkg");

    [Fact]
    public void A_README_that_is_named_but_not_there() =>
        AssertSkipped(CommandLineRun.Of("batch", Package("a.nupkg", "docs/README.md", ("README.md", Readme))), "a.nupkg");

    [Fact]
    public void A_README_that_unpacks_to_a_gigabyte()
    {
        var path = folder["bomb.nupkg"];
        using (var archive = ZipFile.Open(path, ZipArchiveMode.Create))
        {
            Write(archive, "Acme.Cache.nuspec", Nuspec("README.md"));
            using var entry = archive.CreateEntry("README.md").Open();
            var piece = Encoding.UTF8.GetBytes(new string('a', 1_000_000));
            for (var i = 0; i < 1000; i++)
            {
                entry.Write(piece);
            }
        }

        var before = GC.GetTotalAllocatedBytes();
        AssertSkipped(CommandLineRun.Of("batch", path), "bomb.nupkg");
        Assert.InRange(GC.GetTotalAllocatedBytes() - before, 0, 400_000_000);
    }

    [Fact]
    public void A_nuspec_with_entities_is_not_expanded() => AssertSkipped(
        CommandLineRun.Of("batch", Archive("a.nupkg", "<!DOCTYPE p [<!ENTITY a \"aa\"><!ENTITY b \"&a;&a;\">]><package><metadata><id>&b;</id></metadata></package>", [])), "a.nupkg");

    [Fact]
    public void An_archive_with_a_list_of_files_that_never_ends()
    {
        // The end record says that the list begins at the start of the file, 17 MB before it.
        var bytes = new byte[(17 * 1024 * 1024) + 22];
        "PK\u0005\u0006"u8.CopyTo(bytes.AsSpan(bytes.Length - 22));

        var run = CommandLineRun.Of("batch", folder.Write("long.nupkg", bytes));

        AssertSkipped(run, "long.nupkg");
        Assert.Contains("its list of files is longer than 16 MB", run.Error, StringComparison.Ordinal);
    }

    private void AssertSkipped(CommandLineRun run, string name)
    {
        Assert.Equal(2, run.ExitCode);
        Assert.StartsWith($"tagtasks: warning {DiagnosticCode.PackageSkipped}: '{folder[name]}' is skipped. ", run.Error, StringComparison.Ordinal);
        Assert.Single(run.Error.TrimEnd('\n').Split('\n'));
        Assert.DoesNotContain("   at ", run.Error, StringComparison.Ordinal);
    }

    private string Package(string name, string? readme = null, params (string Name, string Text)[] entries) =>
        Archive(name, Nuspec(readme), entries);

    private string Archive(string name, string nuspec, (string Name, string Text)[] entries)
    {
        var path = folder[name];
        using var archive = ZipFile.Open(path, ZipArchiveMode.Create);
        Write(archive, "content/other.nuspec", "<not this>");
        Write(archive, "Acme.Cache.nuspec", nuspec);
        foreach (var (entry, text) in entries)
        {
            Write(archive, entry, text);
        }

        return path;
    }

    private static string Nuspec(string? readme) => $"""
        <package xmlns="http://schemas.microsoft.com/packaging/2013/05/nuspec.xsd">
          <metadata><id>Acme.Cache</id><version>1.2.3</version><description>A cache.</description>{(readme is null ? "" : $"<readme>{readme}</readme>")}</metadata>
        </package>
        """;

    private static void Write(ZipArchive archive, string name, string text)
    {
        using var entry = archive.CreateEntry(name).Open();
        entry.Write(Encoding.UTF8.GetBytes(text));
    }
}
