using TagTasks.Inference.Diagnostics;
using TagTasks.TestKit;
using TagTasks.Tool.Audit;
using TagTasks.Tool.Audit.Findings;
using TagTasks.Tool.Audit.Reports;
using TagTasks.Tool.Audit.Rules;
using TagTasks.Tool.CommandLine;

namespace TagTasks.Tool.Tests.Audit;

/// <summary><c>tagtasks audit</c> from end to end.</summary>
public sealed class AuditCommandTests(AuditRepository repository)
{
    [Fact]
    public async Task The_text_report_is_the_expected_one()
    {
        var run = await AuditProcess.Run(repository.Path);

        Assert.Equal((1, ""), (run.ExitCode, run.Error));
        var expected = Repository.Fixture("audit", "expected.txt");
        if (Environment.GetEnvironmentVariable("TAGTASKS_ACCEPT") == "1")
        {
            await File.WriteAllTextAsync(expected, Portable(run.Out), TestContext.Current.CancellationToken);
        }

        Assert.Equal(await File.ReadAllTextAsync(expected, TestContext.Current.CancellationToken), Portable(run.Out));
    }

    [Fact]
    public void Our_own_packages_are_fine()
    {
        var run = CommandLineRun.Of("audit", Path.Combine(Repository.Root, "TagTasks.sln"));

        Assert.True(run.ExitCode == 0, run.Out + run.Error);
        Assert.Contains("3 packages", run.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("src/Acme.Good", 0, "1 package · 1 clean\n")]
    [InlineData("src/Acme.Good/Acme.Good.csproj", 0, "1 package · 1 clean\n")]
    [InlineData("src/Acme.NotPackable", 0, "0 packages · 1 not packed · 0 clean\n")]
    [InlineData("Acme.slnf", 1, "1 package · 1 warning · 0 clean")]
    [InlineData("Acme.slnx", 1, "2 packages · 1 warning · 1 clean")]
    public void A_project_a_directory_and_solutions_are_targets(string target, int exitCode, string verdict)
    {
        var run = CommandLineRun.Of("audit", Path.Combine(repository.Path, target));

        Assert.Equal((exitCode, ""), (run.ExitCode, run.Error));
        Assert.Contains(verdict, run.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("warning", 1)]
    [InlineData("info", 1)]
    [InlineData("error", 0)]
    [InlineData("none", 0)]
    public void The_exit_code_is_that_of_the_worst_finding(string failOn, int exitCode) =>
        Assert.Equal(exitCode, CommandLineRun.Of("audit", repository.Project("Acme.NoTags"), "--fail-on", failOn).ExitCode);

    [Theory]
    [InlineData(1, "--severity", "TAGTASKS502=error", "--fail-on", "error")]
    [InlineData(0, "--severity", "tagtasks502=info")]
    [InlineData(0, "--exclude-rule", "TAGTASKS502")]
    [InlineData(0, "--exclude-rule", "TAGTASKS503,TAGTASKS502")]
    [InlineData(0, "--rule", "TAGTASKS503")]
    [InlineData(1, "--rule", "TAGTASKS503", "--rule", "TAGTASKS502")]
    public void Settings_of_the_command_line_count(int exitCode, params string[] options) =>
        Assert.Equal(exitCode, CommandLineRun.Of(["audit", repository.Project("Acme.NoTags"), .. options]).ExitCode);

    [Fact]
    public void A_variable_counts_as_its_option()
    {
        var run = CommandLineRun.With([], ["audit", repository.Project("Acme.NoTags")], new Dictionary<string, string> { ["TAGTASKS_EXCLUDE_RULE"] = "TAGTASKS502" });

        Assert.Equal(0, run.ExitCode);
    }

    [Theory]
    [InlineData("Acme.OutdatedLock", 1)]
    [InlineData("Acme.MissingLock", 1)]
    [InlineData("Acme.Locked", 0)]
    public void Locked_fails_on_a_lock_file_that_is_out_of_date(string project, int exitCode) =>
        Assert.Equal(exitCode, CommandLineRun.Of("audit", repository.Project(project), "--locked", "--fail-on", "error").ExitCode);

    [Theory]
    [InlineData(DiagnosticCode.OptionInvalid, "--severity", "TAGTASKS502")]
    [InlineData(DiagnosticCode.OptionInvalid, "--severity", "TAGTASKS502=loud")]
    [InlineData(DiagnosticCode.OptionInvalid, "--severity", "TAGTASKS502=1")]
    [InlineData(DiagnosticCode.OptionInvalid, "--rule", "TAGTASKS999")]
    [InlineData(DiagnosticCode.OptionInvalid, "--exclude-rule", "x")]
    [InlineData(DiagnosticCode.OptionInvalid, "--report", "xml")]
    [InlineData(DiagnosticCode.OptionInvalid, "--report", "sarif=")]
    [InlineData(DiagnosticCode.OptionInvalid, "--explain", "TAGTASKS999")]
    [InlineData(DiagnosticCode.OptionInvalid, "--property", "Configuration")]
    [InlineData(DiagnosticCode.OptionInvalid, "--property", "=Debug")]
    [InlineData(DiagnosticCode.OptionInvalid, "--property", "a b=c")]
    [InlineData(DiagnosticCode.OptionInvalid, "--source", "https://feed.example/v3/index.json")]
    [InlineData(DiagnosticCode.OptionInvalid, "--all", "--owner", "acme")]
    [InlineData(DiagnosticCode.UsageInvalid, "--fail-on", "loud")]
    [InlineData(DiagnosticCode.UsageInvalid, "--nope")]
    [InlineData(DiagnosticCode.InputNotFound, "no/such/folder")]
    [InlineData(DiagnosticCode.TargetInvalid, "README.md")]
    public void What_is_not_understood_is_refused(string code, params string[] args)
    {
        var run = CommandLineRun.Of(["audit", .. args]);

        Assert.Equal((2, ""), (run.ExitCode, run.Out));
        Assert.StartsWith($"tagtasks: error {code}: ", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_without_projects_is_refused()
    {
        using var folder = new TemporaryFolder();

        var run = CommandLineRun.Of("audit", folder.Path);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains(DiagnosticCode.TargetEmpty, run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("broken.sln", "no solution")]
    [InlineData("broken.slnx", "<Solution><Project>")]
    [InlineData("broken.slnf", "{}")]
    public void A_broken_solution_is_refused(string name, string text)
    {
        using var folder = new TemporaryFolder();

        var run = CommandLineRun.Of("audit", folder.Write(name, text));

        Assert.Equal((2, ""), (run.ExitCode, run.Out));
        Assert.Contains(DiagnosticCode.SolutionUnreadable, run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("empty.slnx", "<Solution />")]
    [InlineData("empty.slnf", "{ \"solution\": { \"path\": \"empty.slnx\", \"projects\": [] } }")]
    public void A_solution_without_projects_is_refused(string name, string text)
    {
        using var folder = new TemporaryFolder();

        var run = CommandLineRun.Of("audit", folder.Write(name, text));

        Assert.Equal((2, ""), (run.ExitCode, run.Out));
        Assert.StartsWith($"tagtasks: error {DiagnosticCode.TargetEmpty}: ", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_property_that_MSBuild_keeps_for_itself_is_refused_in_a_sentence()
    {
        var run = CommandLineRun.Of("audit", repository.Project("Acme.Good"), "--property", "MSBuildProjectName=x");

        Assert.Equal((2, ""), (run.ExitCode, run.Out));
        Assert.Equal($"tagtasks: error {DiagnosticCode.OptionInvalid}: MSBuild refuses --property: Invalid property. The \"MSBuildProjectName\" property name is reserved.\n", run.Error);
    }

    [Fact]
    public void Advice_names_the_file_and_the_line_that_are_meant()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder[".git"]);
        folder.Write("README.md", "# A\n\nA cache.\n");
        Write("Empty", "<PackageTags />");
        Write("Elsewhere", "");
        Write("Inside", "<PackageReadmeFile>docs/README.md</PackageReadmeFile>");
        folder.Write("Inside/docs/README.md", "# Inside\n\nA cache.\n");
        Write("Nowhere", "<PackageReadmeFile>ABOUT.md</PackageReadmeFile>");
        Write("Commas", "<PackageTags>one;two words,more,x</PackageTags>");
        string[] names = ["Empty", "Elsewhere", "Inside", "Nowhere", "Commas", "Gone"];
        var solution = folder.Write("All.slnx", $"<Solution>{string.Concat(names.Select(name => $"<Project Path=\"{name}/{name}.csproj\" />"))}</Solution>");

        var run = CommandLineRun.Of("audit", solution, "--rule", "TAGTASKS502,TAGTASKS506,TAGTASKS531,TAGTASKS532,TAGTASKS590");

        Assert.Equal((1, ""), (run.ExitCode, run.Error));
        Assert.Contains("Empty.csproj\n  4:5  warning TAGTASKS502", run.Out, StringComparison.Ordinal);
        Assert.Contains("pack it with <None Include=\"../README.md\" Pack=\"true\" PackagePath=\"/\" />.", run.Out, StringComparison.Ordinal);
        Assert.Contains("Add <None Include=\"docs/README.md\" Pack=\"true\" PackagePath=\"docs/\" />.", run.Out, StringComparison.Ordinal);
        Assert.Contains("Add <None Include=\"…\" Pack=\"true\" PackagePath=\"/\" />.", run.Out, StringComparison.Ordinal);
        Assert.Contains("('words,more,x')", run.Out, StringComparison.Ordinal);
        Assert.Contains("Gone.csproj\n  –  error TAGTASKS590  There is no such project. Correct the solution that names it.\n", run.Out, StringComparison.Ordinal);

        void Write(string name, string property) => folder.Write(
            $"{name}/{name}.csproj",
            $"<Project Sdk=\"Microsoft.NET.Sdk\">\n  <PropertyGroup>\n    <TargetFramework>net10.0</TargetFramework>\n    {property}\n  </PropertyGroup>\n</Project>\n");
    }

    [Fact]
    public void A_long_path_leaves_room_for_sentences_on_a_terminal()
    {
        var file = Path.Combine(repository.Path, string.Join('/', Enumerable.Repeat("a-folder-with-a-long-name", 20)), "README.md");
        var finding = repository.Of("Acme.Images").First(finding => finding.Place.File != finding.Source);
        var report = repository.Report with { Findings = [finding with { Place = new Place(file, 3, 1), Message = "Short." }] };
        var terminal = new Terminal { In = Stream.Null, Out = TextWriter.Null, Error = TextWriter.Null, Color = false };

        var pipe = new TextReport().Write(report, terminal).Split('\n');
        var screen = new TextReport().Write(report, terminal with { OutIsTerminal = true }).Split('\n');

        Assert.Equal($"  {report.Shown(file)}:3:1  {finding.Severity.Name()} {finding.Code}  Short.", pipe[1]);
        Assert.Contains("(", string.Concat(screen), StringComparison.Ordinal);
        Assert.StartsWith($"  –  {finding.Severity.Name()} {finding.Code}  Short.", screen[1], StringComparison.Ordinal);
    }

    [Fact]
    public void A_refused_target_does_not_stop_the_others()
    {
        var run = CommandLineRun.Of("audit", "no/such/folder", repository.Project("Acme.NoTags"));

        Assert.Equal(2, run.ExitCode);
        Assert.Contains(AuditCode.TagsMissing, run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_project_that_ends_the_evaluation_costs_only_itself()
    {
        using var folder = new TemporaryFolder();
        foreach (var name in new[] { "A", "C" })
        {
            folder.Write($"{name}/{name}.csproj", "<Project Sdk=\"Microsoft.NET.Sdk\"><PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup></Project>");
        }

        folder.Write("B/B.csproj", "<Project Sdk=\"Microsoft.NET.Sdk\"><PropertyGroup><X>$([System.Environment]::FailFast('the end'))</X></PropertyGroup></Project>");

        var run = await AuditProcess.Run(folder.Path, "--rule", "TAGTASKS590,TAGTASKS502");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("MSBuild ended while it evaluated this project", run.Out, StringComparison.Ordinal);
        Assert.Contains("A/A.csproj\n  –  warning TAGTASKS502", run.Out, StringComparison.Ordinal);
        Assert.Contains("C/C.csproj\n  –  warning TAGTASKS502", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_the_SDK_that_is_asked_for_nothing_is_audited()
    {
        using var folder = new TemporaryFolder();
        folder.Write("A.csproj", "<Project Sdk=\"Microsoft.NET.Sdk\" />");
        folder.Write("global.json", """{ "sdk": { "version": "99.0.100", "rollForward": "disable" } }""");

        var run = await AuditProcess.Run(folder.Path);

        Assert.Equal((3, ""), (run.ExitCode, run.Out));
        Assert.Equal(
            $"tagtasks: error {DiagnosticCode.SdkNotFound}: No project can be evaluated, since no .NET SDK runs here: SDK 99.0.100, which {folder["global.json"]} asks for, is not installed. Install the SDK that global.json asks for.\n",
            run.Error);
    }

    [Fact]
    public void A_report_goes_to_a_file_and_to_standard_output()
    {
        using var folder = new TemporaryFolder();

        var run = CommandLineRun.Of("audit", repository.Project("Acme.NoTags"), "--report", $"text={folder["out.txt"]}", "--report", "text=-");

        Assert.Equal(run.Out, File.ReadAllText(folder["out.txt"]));
        Assert.Contains(AuditCode.TagsMissing, run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Rules_are_listed_and_explained()
    {
        var list = CommandLineRun.Of("audit", "--list-rules", "--severity", "TAGTASKS502=error");
        var page = CommandLineRun.Of("audit", "--explain", "tagtasks502", "--severity", "TAGTASKS502=error");

        Assert.Equal((0, RuleList.Descriptors.Count), (list.ExitCode, list.Out.TrimEnd('\n').Split('\n').Length));
        Assert.Contains("TAGTASKS502  error", list.Out, StringComparison.Ordinal);
        Assert.StartsWith("# TAGTASKS502: ", page.Out, StringComparison.Ordinal);
        Assert.Equal(page, CommandLineRun.Of("audit", "Acme.Cache", "--source", "enabled", "--explain", "TAGTASKS502", "--severity", "TAGTASKS502=error"));
        Assert.DoesNotContain("](", page.Out, StringComparison.Ordinal);
        Assert.EndsWith("Severity here: error (--severity).\nPassed over: warning (the rule's default).\n", page.Out, StringComparison.Ordinal);
    }

    private string Portable(string text) => text.Replace(repository.Path, "/repository", StringComparison.Ordinal).Replace(AuditRepository.ToolVersion, "VERSION", StringComparison.Ordinal);
}
