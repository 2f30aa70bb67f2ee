using TagTasks.Inference.Diagnostics;
using TagTasks.TestKit;
using TagTasks.Tool.Audit.Rules;

namespace TagTasks.Tool.Tests.Audit.Configuration;

/// <summary>Settings from end to end: which counts before which, and what <c>--explain</c> says of them.</summary>
public sealed class ConfigurationTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public ConfigurationTests()
    {
        Directory.CreateDirectory(folder[".git"]);
        folder.Write(".editorconfig", "root = true\n");
        Project("A", "");
    }

    public void Dispose() => folder.Dispose();

    [Fact]
    public void The_command_line_counts_before_editorconfig_before_the_settings_file_before_NoWarn_before_the_default()
    {
        Assert.Equal("Severity here: warning (the rule's default).\n", Explained());

        Project("A", "<NoWarn>TAGTASKS502</NoWarn>");
        Assert.Equal("Severity here: none (NoWarn in A/A.csproj, line 2).\nPassed over: warning (the rule's default).\n", Explained());

        folder.Write("tagtasks.json", "{ \"audit\": { \"severities\": { \"TAGTASKS502\": \"info\" } } }");
        Assert.Equal("Severity here: info (tagtasks.json, line 1).\nPassed over: warning (the rule's default).\n", Explained());

        folder.Write(".editorconfig", "root = true\n[A/**]\ntagtasks.TAGTASKS502.severity = error\n");
        Assert.Equal("Severity here: error (.editorconfig, line 3, [A/**]).\nPassed over: info (tagtasks.json, line 1), warning (the rule's default).\n", Explained());

        Assert.Equal(
            "Severity here: none (--exclude-rule).\nPassed over: error (.editorconfig, line 3, [A/**]), info (tagtasks.json, line 1), warning (the rule's default).\n",
            Explained("--exclude-rule", "TAGTASKS502"));
    }

    [Fact]
    public void Projects_with_other_settings_are_explained_apart()
    {
        Project("B", "");
        Project("C", "");
        folder.Write(".editorconfig", "root = true\n[B/**]\ntagtasks.TAGTASKS502.severity = none\n");

        Assert.Equal(
            "Severities here:\n\nwarning (the rule's default)\n  A/A.csproj\n  C/C.csproj\n\nnone (.editorconfig, line 3, [B/**])\n  passed over: warning (the rule's default)\n  B/B.csproj\n",
            Explained());
    }

    [Theory]
    [InlineData(null, null, null, 1, "warning TAGTASKS502")]
    [InlineData("<NoWarn>$(NoWarn);tagtasks502</NoWarn>", null, null, 0, null)]
    [InlineData("<NoWarn>$(NoWarn);TAGTASKS503</NoWarn>", null, null, 1, "warning TAGTASKS502")]
    [InlineData("<NoWarn>TAGTASKS502</NoWarn>", "error", null, 1, "error TAGTASKS502")]
    [InlineData(null, "info", null, 0, "info TAGTASKS502")]
    [InlineData(null, "info", "error", 1, "error TAGTASKS502")]
    [InlineData(null, "error", "none", 0, null)]
    public async Task A_finding_has_the_severity_that_settings_give_it(string? property, string? settings, string? editorConfig, int exitCode, string? finding)
    {
        Project("A", property ?? "");
        if (settings is not null)
        {
            folder.Write("tagtasks.json", $$"""{ "audit": { "severities": { "TAGTASKS502": "{{settings}}", "TAGTASKS530": "none", "TAGTASKS520": "none", "TAGTASKS540": "none" } } }""");
        }

        folder.Write(".editorconfig", $"root = true\n[*]\ntagtasks.TAGTASKS530.severity = none\ntagtasks.TAGTASKS520.severity = none\ntagtasks.TAGTASKS540.severity = none\n{(editorConfig is null ? "" : $"tagtasks.TAGTASKS502.severity = {editorConfig}\n")}");

        var run = await AuditProcess.Run(folder.Path);

        Assert.True((exitCode, "") == (run.ExitCode, run.Error), run.Out + run.Error);
        Assert.Equal(finding is not null, run.Out.Contains(finding ?? AuditCode.TagsMissing, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_settings_file_says_what_the_command_line_does_not()
    {
        folder.Write("tagtasks.json", """{ "audit": { "failOn": "none", "reports": ["text=out/report.txt"] } }""");
        Directory.CreateDirectory(folder["out"]);

        var run = await AuditProcess.Run(folder["A"]);
        var overruled = await AuditProcess.Run(folder["A"], "--fail-on", "warning", "--report", "text");

        Assert.Equal((0, ""), (run.ExitCode, run.Out));
        Assert.Contains(AuditCode.TagsMissing, await File.ReadAllTextAsync(folder["out/report.txt"], TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Equal(1, overruled.ExitCode);
        Assert.Contains(AuditCode.TagsMissing, overruled.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_vocabulary_of_the_repository_is_that_of_projects_that_name_none()
    {
        folder.Write("tagtasks.json", """{ "vocabulary": "words.txt" }""");
        folder.Write("words.txt", "crockery\nporcelain\n");
        Project("A", "<PackageTags>crockery</PackageTags>");
        Project("B", "<PackageTags>crockery</PackageTags><TagTasksVocabulary>dotnet-packages</TagTasksVocabulary>");

        var run = await AuditProcess.Run(folder.Path, "--rule", AuditCode.TagUnknown, "--fail-on", "info");

        Assert.Equal(1, run.ExitCode);
        Assert.StartsWith("B/B.csproj\n", run.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("tagtasks.json", "{ \"audit\": { \"nope\": 1 } }", "there is no setting 'audit.nope'")]
    [InlineData(".editorconfig", "root = true\n[*]\ntagtasks.TAGTASKS5.severity = none\n", "'tagtasks.TAGTASKS5.severity' is no setting")]
    public async Task A_broken_file_stops_the_audit_before_it_begins(string name, string text, string message)
    {
        folder.Write(name, text);

        var run = await AuditProcess.Run(folder.Path);

        Assert.Equal((2, ""), (run.ExitCode, run.Out));
        Assert.StartsWith($"tagtasks: error {DiagnosticCode.SettingsInvalid}: {name} (line ", run.Error, StringComparison.Ordinal);
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
    }

    private void Project(string name, string properties) => folder.Write(
        $"{name}/{name}.csproj",
        $"<Project Sdk=\"Microsoft.NET.Sdk\"><PropertyGroup><TargetFramework>net10.0</TargetFramework>\n{properties}</PropertyGroup></Project>");

    private string Explained(params string[] options)
    {
        var run = AuditProcess.Run(folder.Path, ["--explain", AuditCode.TagsMissing, .. options]).GetAwaiter().GetResult();
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        return run.Out[run.Out.IndexOf("\nSeverit", run.Out.LastIndexOf("How to silence it", StringComparison.Ordinal), StringComparison.Ordinal)..].TrimStart('\n');
    }
}
