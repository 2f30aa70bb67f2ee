using TagTasks.Inference.Diagnostics;
using TagTasks.TestKit;

namespace TagTasks.Tool.Tests.Audit.Fixing;

/// <summary><c>tagtasks audit --fix</c> where several projects get tags from one file.</summary>
public sealed class SharedTagsTests
{
    private const string Twice = "<PackageTags>redis;Redis</PackageTags>";
    private const string Once = "<PackageTags>redis</PackageTags>";

    [Fact]
    public void What_projects_share_changes_when_all_agree()
    {
        using var repository = new GitRepository();
        var props = repository.Write("Directory.Build.props", $"<Project><PropertyGroup>{Twice}</PropertyGroup></Project>");
        repository.Project("A");
        repository.Project("B");
        repository.Project("C", "<PackageTags>other</PackageTags>");
        repository.Commit();

        var run = CommandLineRun.Of("audit", repository.Path, "--rule", "TAGTASKS503", "--fix");

        Assert.Equal((0, "3 packages · 3 clean · 2 mended\n"), (run.ExitCode, run.Out));
        Assert.Contains(Once, File.ReadAllText(props), StringComparison.Ordinal);
    }

    [Fact]
    public void What_projects_share_stays_when_one_was_not_asked()
    {
        using var repository = new GitRepository();
        repository.Write("Directory.Build.props", $"<Project><PropertyGroup>{Twice}</PropertyGroup></Project>");
        var project = repository.Project("A");
        repository.Project("B");
        repository.Project("C", "<IsPackable>false</IsPackable>");
        repository.Commit();

        var run = CommandLineRun.Of("audit", project, "--rule", "TAGTASKS503", "--fix");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("Directory.Build.props also gives its tags to B, where nothing asks for this change.", run.Error, StringComparison.Ordinal);
        Assert.Equal("", repository.Git("status", "--porcelain"));
    }

    [Fact]
    public void What_projects_share_stays_when_one_does_not_agree()
    {
        // In B the tag comes twice by its own doing, and in A by what both share.
        using var repository = new GitRepository();
        repository.Write("Directory.Build.props", "<Project><PropertyGroup><PackageTags>redis;blazer</PackageTags></PropertyGroup></Project>");
        repository.Project("A", "<PackageTags>$(PackageTags);Redis</PackageTags>");
        repository.Project("Blazer", "<PackageTags>$(PackageTags)</PackageTags>");
        repository.Commit();

        var run = CommandLineRun.Of("audit", repository.Path, "--rule", "TAGTASKS503,TAGTASKS511", "--fix", "--fail-on", "info");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("TAGTASKS511 of Blazer is not mended: ", run.Error, StringComparison.Ordinal);
        Assert.Contains("also gives its tags to A, where nothing asks for this change", run.Error, StringComparison.Ordinal);
        Assert.Equal(" M A/A.csproj\n", repository.Git("status", "--porcelain"));
        Assert.Contains("<PackageTags>$(PackageTags)</PackageTags>", repository.Read("A/A.csproj"), StringComparison.Ordinal);
    }

    [Fact]
    public void What_one_project_alone_lacks_it_adds_itself()
    {
        using var repository = new GitRepository();
        repository.Write("Directory.Build.props", "<Project><PropertyGroup><PackageTags>redis</PackageTags></PropertyGroup></Project>");
        repository.Project("A", "<Description>A distributed cache on Redis with two levels.</Description>", "<Title>Cache</Title>");
        repository.Write("A/README.md", File.ReadAllText(Repository.Fixture("audit", "repository", "src", "Acme.Typo", "README.md")));
        repository.Project("B", "<Description>Something else altogether.</Description>");
        repository.Commit();

        var run = CommandLineRun.Of("audit", repository.Path, "--rule", "TAGTASKS501", "--fix");

        Assert.Equal((0, "2 packages · 2 clean · 1 mended\n"), (run.ExitCode, run.Out));
        Assert.Contains("</Description>\n    <PackageTags>$(PackageTags);caching</PackageTags>\n    <Title>", repository.Read("A/A.csproj"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_reason_that_holds_for_several_findings_is_said_once()
    {
        using var repository = new GitRepository();
        repository.Write("Directory.Build.props", "<Project><PropertyGroup><PackageTags>redis;Redis;json;JSON</PackageTags></PropertyGroup></Project>");
        var project = repository.Project("A");
        repository.Project("B");
        repository.Commit();

        var run = CommandLineRun.Of("audit", project, "--rule", "TAGTASKS503", "--fix");

        Assert.Equal(
            $"tagtasks: warning {DiagnosticCode.FixRefused}: TAGTASKS503 of A is not mended: ",
            Assert.Single(run.Error.Split('\n'), line => line.Contains(DiagnosticCode.FixRefused, StringComparison.Ordinal)).Split("../")[0].Split(repository.Path)[0]);
        Assert.Contains("Mended 0 of 2 findings", run.Error, StringComparison.Ordinal);
    }
}
