using System.Text.Json;
using TagTasks.Inference.Diagnostics;
using TagTasks.TestKit;
using TagTasks.Tool.Audit.Reports;
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

    [Fact]
    public void A_finding_has_the_severity_that_settings_give_it()
    {
        (string? Property, string? Settings, string? EditorConfig, string? Severity)[] cases =
        [
            (null, null, null, "warning"),
            ("<NoWarn>$(NoWarn);tagtasks502</NoWarn>", null, null, null),
            ("<NoWarn>$(NoWarn);TAGTASKS503</NoWarn>", null, null, "warning"),
            ("<NoWarn>TAGTASKS502</NoWarn>", "error", null, "error"),
            (null, "info", null, "info"),
            (null, "info", "error", "error"),
            (null, "error", "none", null),
        ];
        foreach (var (i, (property, settings, editorConfig, _)) in cases.Index())
        {
            Project($"P{i}", property ?? "");
            folder.Write($"P{i}/tagtasks.json", settings is null ? "{}" : $$"""{ "audit": { "severities": { "TAGTASKS502": "{{settings}}" } } }""");
            folder.Write($"P{i}/.editorconfig", $"root = true\n[*]\n{(editorConfig is null ? "" : $"tagtasks.TAGTASKS502.severity = {editorConfig}\n")}");
        }

        string[] others = ["--exclude-rule", "TAGTASKS520,TAGTASKS530,TAGTASKS540"];
        var run = CommandLineRun.Of(["audit", folder.Path, "--report", "json", .. others]);

        Assert.Equal((1, ""), (run.ExitCode, run.Error));
        using var json = JsonDocument.Parse(run.Out);
        var found = json.RootElement.GetProperty("findings").EnumerateArray()
            .Where(finding => finding.GetProperty("code").GetString() == AuditCode.TagsMissing)
            .ToDictionary(finding => finding.GetProperty("id").GetString()!, finding => finding.GetProperty("severity").GetString());
        Assert.All(cases.Index(), one => Assert.Equal(one.Item.Severity, found.GetValueOrDefault($"P{one.Index}")));

        // What is silent or only said does not count for the exit code.
        Assert.Equal(0, CommandLineRun.Of(["audit", folder["P1"], folder["P4"], folder["P6"], .. others]).ExitCode);
    }

    [Fact]
    public void The_settings_file_says_what_the_command_line_does_not()
    {
        folder.Write("tagtasks.json", """{ "audit": { "failOn": "none", "reports": ["text=out/report.txt"] } }""");
        Directory.CreateDirectory(folder["out"]);

        var run = CommandLineRun.Of("audit", folder["A"]);
        var overruled = CommandLineRun.Of("audit", folder["A"], "--fail-on", "warning", "--report", "text");

        Assert.Equal((0, ""), (run.ExitCode, run.Out));
        Assert.Contains(AuditCode.TagsMissing, File.ReadAllText(folder["out/report.txt"]), StringComparison.Ordinal);
        Assert.Equal(1, overruled.ExitCode);
        Assert.Contains(AuditCode.TagsMissing, overruled.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void The_vocabulary_of_the_repository_is_that_of_projects_that_name_none()
    {
        folder.Write("tagtasks.json", """{ "vocabulary": "words.txt" }""");
        folder.Write("words.txt", "crockery\nporcelain\n");
        Project("A", "<PackageTags>crockery</PackageTags>");
        Project("B", "<PackageTags>crockery</PackageTags><TagTasksVocabulary>dotnet-packages</TagTasksVocabulary>");

        var run = CommandLineRun.Of("audit", folder.Path, "--rule", AuditCode.TagUnknown, "--fail-on", "info");

        Assert.Equal(1, run.ExitCode);
        Assert.StartsWith("B/B.csproj\n", Here(run.Out), StringComparison.Ordinal);
        Assert.DoesNotContain("A.csproj", run.Out, StringComparison.Ordinal);
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

    // As if it were the current directory.
    private string Here(string text) => text
        .Replace(DisplayPath.Relative(Environment.CurrentDirectory, folder.Path) + "/", "", StringComparison.Ordinal)
        .Replace(folder.Path + Path.DirectorySeparatorChar, "", StringComparison.Ordinal);

    private string Explained(params string[] options)
    {
        var run = CommandLineRun.Of(["audit", folder.Path, "--explain", AuditCode.TagsMissing, .. options]);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        var text = Here(run.Out);
        return text[text.IndexOf("\nSeverit", text.LastIndexOf("How to silence it", StringComparison.Ordinal), StringComparison.Ordinal)..].TrimStart('\n');
    }
}
