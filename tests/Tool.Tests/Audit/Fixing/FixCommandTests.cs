using TagTasks.Inference.Diagnostics;
using TagTasks.TestKit;

namespace TagTasks.Tool.Tests.Audit.Fixing;

/// <summary><c>tagtasks audit --fix</c> and <c>--dry-run</c> from end to end.</summary>
public sealed class FixCommandTests
{
    private const string Twice = "<PackageTags>redis;Redis</PackageTags>";
    private const string Once = "<PackageTags>redis</PackageTags>";

    [Fact]
    public void What_is_mended_is_written_and_counted_and_a_refused_target_said_once()
    {
        using var repository = new GitRepository();
        repository.Project("A", Twice);
        repository.Commit();

        var run = Audit(repository, "--fix", "no/such/folder");

        Assert.Equal((2, "1 package · 1 clean · 1 mended\n"), (run.ExitCode, run.Out));
        Assert.Equal(2, run.Error.Split(DiagnosticCode.InputNotFound).Length);
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
    [InlineData(true)]
    [InlineData(false)]
    public void What_could_not_be_had_back_is_edited_with_force_only(bool isInGit)
    {
        using var repository = new GitRepository();
        string[] projects = [repository.Project("Changed", Twice)];
        if (isInGit)
        {
            repository.Commit();
            File.AppendAllText(projects[0], "<!-- more -->\n");
            projects = [.. projects, repository.Project("New", Twice)];
        }
        else
        {
            Directory.Move(repository[".git"], repository["nothing"]);
        }

        string[] before = [.. projects.Select(File.ReadAllText)];
        var refused = Audit(repository, "--fix");
        string[] untouched = [.. projects.Select(File.ReadAllText)];
        var forced = Audit(repository, "--fix", "--force");

        Assert.Equal(1, refused.ExitCode);
        Assert.Equal(before, untouched);
        Assert.Contains($"{DiagnosticCode.FixRefused}: TAGTASKS503 is not mended: ", refused.Error, StringComparison.Ordinal);
        Assert.All<string>(
            isInGit ? ["Changed.csproj has uncommitted changes", "New.csproj is not committed"] : ["Changed.csproj is not in a git repository"],
            why => Assert.Contains(why, refused.Error, StringComparison.Ordinal));
        Assert.Contains(" · 0 clean · 0 mended", refused.Out, StringComparison.Ordinal);
        Assert.Equal(0, forced.ExitCode);
        Assert.All(projects, project => Assert.Contains(Once, File.ReadAllText(project), StringComparison.Ordinal));
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
    public void What_cannot_be_edited_is_refused_with_the_reason_whatever_force_says()
    {
        using var repository = new GitRepository();
        var project = repository.Project("A", Twice);
        repository.Project("B", "<Own>redis;Redis</Own>", "<PackageTags>$(Own)</PackageTags>");
        repository.Commit();
        File.SetAttributes(project, FileAttributes.ReadOnly);

        var run = Audit(repository, "--fix", "--force");
        File.SetAttributes(project, FileAttributes.Normal);

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("A/A.csproj is read-only", run.Error, StringComparison.Ordinal);
        Assert.Contains("TAGTASKS503 is not mended: ", run.Error, StringComparison.Ordinal);
        Assert.Contains("B/B.csproj takes 'Redis' from an expression.", run.Error, StringComparison.Ordinal);
        Assert.Equal("", repository.Git("status", "--porcelain"));
    }

    [Fact]
    public void A_link_is_followed_and_stays_one_and_quiet_says_neither_difference_nor_sum()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Links need a right there.");
        using var repository = new GitRepository();
        File.Move(repository.Project("A", Twice), repository["A/real.xml"]);
        File.CreateSymbolicLink(repository["A/A.csproj"], "real.xml");
        repository.Commit();

        var run = CommandLineRun.Of("audit", repository["A/A.csproj"], "--rule", "TAGTASKS503", "--fix", "--quiet");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.NotNull(new FileInfo(repository["A/A.csproj"]).LinkTarget);
        Assert.Contains(Once, repository.Read("A/real.xml"), StringComparison.Ordinal);
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
    public void Force_alone_is_refused()
    {
        var run = CommandLineRun.Of("audit", "--force");

        Assert.Equal((2, ""), (run.ExitCode, run.Out));
        Assert.Contains(DiagnosticCode.OptionInvalid, run.Error, StringComparison.Ordinal);
    }

    private static CommandLineRun Audit(GitRepository repository, params string[] options) =>
        CommandLineRun.Of(["audit", repository.Path, "--rule", "TAGTASKS503", .. options]);
}
