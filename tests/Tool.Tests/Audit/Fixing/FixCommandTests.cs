using TagTasks.Inference.Diagnostics;
using TagTasks.TestKit;

namespace TagTasks.Tool.Tests.Audit.Fixing;

/// <summary><c>tagtasks audit --fix</c> and <c>--dry-run</c> from end to end.</summary>
public sealed class FixCommandTests
{
    private const string Twice = "<PackageTags>redis;Redis</PackageTags>";
    private const string Once = "<PackageTags>redis</PackageTags>";

    [Fact]
    public void What_is_mended_is_written_and_counted()
    {
        using var repository = new GitRepository();
        repository.Project("A", Twice);
        repository.Commit();

        var run = Audit(repository, "--fix");

        Assert.Equal((0, "1 package · 1 clean · 1 mended\n"), (run.ExitCode, run.Out));
        Assert.Contains($"--- a/A/A.csproj\n+++ b/A/A.csproj\n", run.Error, StringComparison.Ordinal);
        Assert.EndsWith("Mended 1 of 1 finding in 1 file.\n", run.Error, StringComparison.Ordinal);
        Assert.Contains(Once, repository.Read("A/A.csproj"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_dry_run_answers_with_what_git_applies_and_changes_nothing()
    {
        using var repository = new GitRepository();
        var project = repository.Project("A", Twice);
        File.WriteAllText(project, "\uFEFF" + File.ReadAllText(project).ReplaceLineEndings("\r\n"));
        repository.Commit();

        var run = Audit(repository, "--dry-run", "--fix");

        Assert.Equal((1, "Would mend 1 of 1 finding in 1 file.\n"), (run.ExitCode, run.Error));
        Assert.Equal("", repository.Git("status", "--porcelain"));
        repository.Git("apply", "--whitespace=nowarn", repository.Write("p.diff", run.Out));
        Assert.Contains(Once, repository.Read("A/A.csproj"), StringComparison.Ordinal);
    }

    [Fact]
    public void With_a_report_on_standard_output_the_difference_is_talk()
    {
        using var repository = new GitRepository();
        repository.Project("A", Twice);
        repository.Commit();

        var run = Audit(repository, "--dry-run", "--report", "text");

        Assert.Contains("TAGTASKS503", run.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("@@", run.Out, StringComparison.Ordinal);
        Assert.Contains("@@", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("changed", "has uncommitted changes")]
    [InlineData("new", "is not committed")]
    [InlineData("outside", "is not in a git repository")]
    public void What_could_not_be_had_back_is_edited_with_force_only(string state, string why)
    {
        using var repository = new GitRepository();
        var project = repository.Project("A", Twice);
        if (state == "changed")
        {
            repository.Commit();
            File.AppendAllText(project, "<!-- more -->\n");
        }
        else if (state == "outside")
        {
            Directory.Move(repository[".git"], repository["nothing"]);
        }

        var before = File.ReadAllText(project);
        var refused = Audit(repository, "--fix");
        var untouched = File.ReadAllText(project);
        var forced = Audit(repository, "--fix", "--force");

        Assert.Equal((1, before), (refused.ExitCode, untouched));
        Assert.Contains($"{DiagnosticCode.FixRefused}: TAGTASKS503 is not mended: ", refused.Error, StringComparison.Ordinal);
        Assert.Contains(why, refused.Error, StringComparison.Ordinal);
        Assert.Contains("1 warning · 0 clean · 0 mended", refused.Out, StringComparison.Ordinal);
        Assert.Equal(0, forced.ExitCode);
        Assert.Contains(Once, File.ReadAllText(project), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_git_nothing_is_edited()
    {
        using var repository = new GitRepository();
        repository.Project("A", Twice);
        repository.Commit();

        var run = await AuditProcess.Run(repository.Path, new Dictionary<string, string> { ["PATH"] = "" }, "--rule", "TAGTASKS503", "--fix");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("is not known to git (git does not run)", run.Error, StringComparison.Ordinal);
        Assert.Contains(Twice, repository.Read("A/A.csproj"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_read_only_file_is_refused_by_name_whatever_force_says()
    {
        using var repository = new GitRepository();
        var project = repository.Project("A", Twice);
        repository.Commit();
        File.SetAttributes(project, FileAttributes.ReadOnly);

        var run = Audit(repository, "--fix", "--force");
        File.SetAttributes(project, FileAttributes.Normal);

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("A/A.csproj is read-only", run.Error, StringComparison.Ordinal);
        Assert.Contains(Twice, repository.Read("A/A.csproj"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_link_is_followed_and_stays_one()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Links need a right there.");
        using var repository = new GitRepository();
        File.Move(repository.Project("A", Twice), repository["A/real.xml"]);
        File.CreateSymbolicLink(repository["A/A.csproj"], "real.xml");
        repository.Commit();

        var run = CommandLineRun.Of("audit", repository["A/A.csproj"], "--rule", "TAGTASKS503", "--fix");

        Assert.Equal(0, run.ExitCode);
        Assert.NotNull(new FileInfo(repository["A/A.csproj"]).LinkTarget);
        Assert.Contains(Once, repository.Read("A/real.xml"), StringComparison.Ordinal);
    }

    [Fact]
    public void What_projects_share_changes_when_all_agree()
    {
        using var repository = new GitRepository();
        var props = repository.Write("Directory.Build.props", $"<Project><PropertyGroup>{Twice}</PropertyGroup></Project>");
        repository.Project("A");
        repository.Project("B");
        repository.Project("C", "<PackageTags>other</PackageTags>");
        repository.Commit();

        var run = Audit(repository, "--fix");

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
    public void Words_that_become_a_tag_are_not_added_once_more()
    {
        using var repository = new GitRepository();
        repository.Project("A", "<Description>An HTTP client.</Description>", "<PackageTags>http client; retries; HTTP client</PackageTags>");
        repository.Write("A/README.md", "# A\n\nAn HTTP client library with retries and resilience policies for calling REST APIs from .NET. It supports circuit breakers and timeouts.\n");
        repository.Commit();

        var run = CommandLineRun.Of("audit", repository.Path, "--rule", "TAGTASKS501,TAGTASKS503,TAGTASKS507", "--fix");

        Assert.Equal((0, "1 package · 1 clean"), (run.ExitCode, run.Out[..19]));
        Assert.Contains("<PackageTags>http-client; retries; resilience</PackageTags>", repository.Read("A/A.csproj"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--fix")]
    [InlineData("--dry-run")]
    public void Packages_alone_are_refused_and_beside_projects_only_said(string option)
    {
        using var repository = new GitRepository();
        repository.Project("A", Twice);
        var package = repository.Write("out/a.nupkg", "no package");
        repository.Commit();

        var alone = CommandLineRun.Of("audit", package, option);
        var ofFeed = CommandLineRun.Of("audit", "Acme.Cache", "--source", "https://feed.example/v3/index.json", option);
        var beside = CommandLineRun.Of("audit", repository.Path, package, "--rule", "TAGTASKS503,TAGTASKS593", option);

        const string Refusal = $"tagtasks: error {DiagnosticCode.OptionInvalid}: --fix and --dry-run mend projects, and packages alone are named. Name the projects that they are packed from.\n";
        Assert.Equal(new CommandLineRun(2, "", Refusal), alone);
        Assert.Equal(alone, ofFeed);
        Assert.Equal(1, beside.ExitCode);
        Assert.Contains(" 1 of 2 findings in 1 file.", beside.Error, StringComparison.Ordinal);
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

    [Fact]
    public void A_README_that_is_packed_gets_its_name()
    {
        using var repository = new GitRepository();
        repository.Write("Directory.Build.targets", "<Project><ItemGroup><None Update=\"README.md\" Pack=\"true\" PackagePath=\"docs\\\" /></ItemGroup></Project>");
        repository.Project("A", "<Description>A cache.</Description>");
        repository.Write("A/README.md", "# A\n\nA distributed cache on Redis.\n");
        repository.Commit();

        var run = CommandLineRun.Of("audit", repository.Path, "--rule", "TAGTASKS531,TAGTASKS532", "--fix");

        Assert.Equal((0, "1 package · 1 clean · 1 mended\n"), (run.ExitCode, run.Out));
        Assert.Contains("</Description>\n    <PackageReadmeFile>docs/README.md</PackageReadmeFile>\n", repository.Read("A/A.csproj"), StringComparison.Ordinal);
    }

    [Fact]
    public void What_an_expression_gives_is_refused_with_the_reason()
    {
        using var repository = new GitRepository();
        repository.Project("A", "<Own>redis;Redis</Own>", "<PackageTags>$(Own)</PackageTags>");
        repository.Commit();

        var run = Audit(repository, "--fix");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("TAGTASKS503 is not mended: ", run.Error, StringComparison.Ordinal);
        Assert.Contains("A/A.csproj takes 'Redis' from an expression.", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Tags_of_the_command_line_are_refused_with_the_reason()
    {
        using var repository = new GitRepository();
        repository.Project("A", Twice);
        repository.Commit();

        var run = Audit(repository, "--fix", "--property", "PackageTags=a;A");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains(DiagnosticCode.FixRefused, run.Error, StringComparison.Ordinal);
        Assert.Contains(Twice, repository.Read("A/A.csproj"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_refused_target_is_said_once()
    {
        using var repository = new GitRepository();
        repository.Project("A", Twice);
        repository.Commit();

        var run = Audit(repository, "--fix", "no/such/folder");

        Assert.Equal((2, 2), (run.ExitCode, run.Error.Split(DiagnosticCode.InputNotFound).Length));
        Assert.Contains(Once, repository.Read("A/A.csproj"), StringComparison.Ordinal);
    }

    [Fact]
    public void Force_alone_is_refused()
    {
        var run = CommandLineRun.Of("audit", "--force");

        Assert.Equal((2, ""), (run.ExitCode, run.Out));
        Assert.Contains(DiagnosticCode.OptionInvalid, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Quiet_says_neither_difference_nor_sum()
    {
        using var repository = new GitRepository();
        repository.Project("A", Twice);
        repository.Commit();

        Assert.Equal((0, ""), (Audit(repository, "--fix", "--quiet") is var run ? run.ExitCode : 0, run.Error));
    }

    private static CommandLineRun Audit(GitRepository repository, params string[] options) =>
        CommandLineRun.Of(["audit", repository.Path, "--rule", "TAGTASKS503", .. options]);
}
