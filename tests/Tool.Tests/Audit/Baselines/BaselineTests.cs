using System.Text.Json;
using Json.Schema;
using TagTasks.Inference.Diagnostics;
using TagTasks.TestKit;
using TagTasks.Tool.Audit.Rules;

namespace TagTasks.Tool.Tests.Audit.Baselines;

/// <summary>Baselines from end to end.</summary>
public sealed class BaselineTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public BaselineTests()
    {
        Directory.CreateDirectory(folder[".git"]);
        folder.Write("tagtasks.json", """{ "audit": { "baseline": "known.json", "severities": { "TAGTASKS530": "none", "TAGTASKS520": "none", "TAGTASKS540": "none" } } }""");
        Project("A", "");
        Project("B", "<PackageTags>one;One</PackageTags>");
    }

    public void Dispose() => folder.Dispose();

    private string File => folder["known.json"];

    [Fact]
    public async Task Only_new_findings_count()
    {
        var update = await Audit("--update-baseline");
        var again = await Audit();
        Project("B", "\n<PackageTags>one;One;two;Two</PackageTags>");
        var changed = await Audit();
        var without = await Audit("--baseline", System.IO.Path.Combine("..", System.IO.Path.GetFileName(folder.Path), "empty.json"), "--update-baseline");

        Assert.Equal((0, ""), (update.ExitCode, update.Error));
        Assert.Equal((0, ""), (again.ExitCode, again.Error));
        Assert.Equal(1, changed.ExitCode);
        Assert.Contains("'two' stands twice", changed.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("'one' stands twice", changed.Out, StringComparison.Ordinal);
        Assert.DoesNotContain(AuditCode.TagsMissing, changed.Out, StringComparison.Ordinal);
        Assert.Contains(" known", changed.Out, StringComparison.Ordinal);
        Assert.Equal(0, without.ExitCode);
        Assert.True(System.IO.File.Exists(folder["empty.json"]));
    }

    [Fact]
    public async Task The_file_is_valid_sorted_and_stays_the_same()
    {
        await Audit("--update-baseline");
        var text = await Text();
        var time = System.IO.File.GetLastWriteTimeUtc(File);
        await Audit("--update-baseline");

        Assert.Equal(text, await Text());
        Assert.Equal(time, System.IO.File.GetLastWriteTimeUtc(File));
        using var document = JsonDocument.Parse(text);
        Assert.True(JsonSchema.FromFile(System.IO.Path.Combine(Repository.Root, "docs", "schemas", "baseline.v1.schema.json")).Evaluate(document.RootElement).IsValid);
        var lines = text.Split('\n').Where(line => line.Contains("fingerprint", StringComparison.Ordinal)).ToList();
        Assert.Equal(document.RootElement.GetProperty("findings").GetArrayLength(), lines.Count);
        Assert.StartsWith("    { \"code\": \"TAGTASKS502\", \"source\": \"A/A.csproj\", \"package\": \"A\", \"message\": \"", lines[0], StringComparison.Ordinal);
        Assert.EndsWith("\n  ]\n}\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Entries_that_no_longer_occur_are_said_and_taken_out()
    {
        await Audit("--update-baseline");
        Project("A", "<PackageTags>something</PackageTags>");

        var run = await Audit();
        var update = await Audit("--update-baseline");

        Assert.Contains("known.json: 1 entry no longer occurs; --update-baseline takes it out\n  TAGTASKS502  A/A.csproj  ", run.Out, StringComparison.Ordinal);
        Assert.Contains("known.json: 1 entry no longer occurs, taken out\n", update.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("TAGTASKS502", await Text(), StringComparison.Ordinal);
        Assert.DoesNotContain("no longer", (await Audit()).Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_not_looked_at_or_is_silent_stays()
    {
        await Audit("--update-baseline");
        var text = await Text();

        var part = await AuditProcess.Run(folder["B"], "--update-baseline");
        var silent = await Audit("--update-baseline", "--rule", AuditCode.TagDuplicate);
        Project("A", "<Broken");
        var broken = await Audit("--update-baseline", "--exclude-rule", AuditCode.Unreadable);

        Assert.DoesNotContain("no longer", part.Out + silent.Out + broken.Out, StringComparison.Ordinal);
        Assert.Equal(text, await Text());
    }

    [Fact]
    public async Task A_project_that_is_gone_takes_its_entries_along()
    {
        await Audit("--update-baseline");
        Directory.Delete(folder["A"], recursive: true);

        Assert.Contains("TAGTASKS502  A/A.csproj  ", (await Audit()).Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{\n  \"schema\": 2,\n  \"findings\": [] }", 2, "its schema is 2, and this version reads 1")]
    [InlineData("{\n  \"findings\": [] }", 1, "'schema' is missing")]
    [InlineData("{\n  \"schema\": 1,\n  \"findings\": {} }", 3, "'findings' is an array, not an object")]
    [InlineData("{\n  \"schema\": 1,\n  \"findings\": [ 7 ] }", 3, "an object is expected, not a number")]
    [InlineData("{\n  \"schema\": 1,\n  \"findings\": [\n{ \"code\": \"x\", \"source\": \"y\", \"message\": \"m\", \"fingerprint\": \"z\" } ] }", 4, "'fingerprint' is 32 hexadecimal digits, not 'z'")]
    [InlineData("{\n  \"schema\": 1,\n  \"findings\": [],\n  \"more\": 1 }", 4, "'more' is not known. Valid here: schema, findings")]
    [InlineData("{\n  \"schema\": 1,\n<<<<<<< ours\n  \"findings\": [] }", 3, "it is no JSON: ")]
    [InlineData("[]", 1, "an object is expected, not an array")]
    public async Task A_broken_file_is_refused_by_name_and_line_and_kept(string text, int line, string message)
    {
        await System.IO.File.WriteAllTextAsync(File, text, TestContext.Current.CancellationToken);

        var run = await Audit("--update-baseline");

        Assert.Equal((2, ""), (run.ExitCode, run.Out));
        Assert.StartsWith($"tagtasks: error {DiagnosticCode.BaselineInvalid}: The baseline known.json (line {line}) is not understood: {message}", run.Error, StringComparison.Ordinal);
        Assert.Equal(text, await Text());
    }

    [Fact]
    public async Task A_missing_file_is_refused()
    {
        var run = await Audit();

        Assert.Equal((2, ""), (run.ExitCode, run.Out));
        Assert.StartsWith($"tagtasks: error {DiagnosticCode.InputNotFound}: There is no baseline", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_is_refused()
    {
        var run = CommandLineRun.Of("audit", folder["A"], "--baseline", folder["B"]);

        Assert.Equal((2, $"tagtasks: error {DiagnosticCode.InputUnreadable}: The baseline '{folder["B"]}' is a folder. Name a file.\n"), (run.ExitCode, run.Error));
    }

    [Fact]
    public async Task An_update_needs_a_file_and_no_fix()
    {
        System.IO.File.Delete(folder["tagtasks.json"]);

        Assert.Contains("--update-baseline needs a file", (await Audit("--update-baseline")).Error, StringComparison.Ordinal);
        Assert.Contains("cannot be combined", (await Audit("--update-baseline", "--baseline", "x.json", "--fix")).Error, StringComparison.Ordinal);
    }

    private Task<CommandLineRun> Audit(params string[] options) => AuditProcess.Run(folder.Path, options);

    private Task<string> Text() => System.IO.File.ReadAllTextAsync(File, TestContext.Current.CancellationToken);

    private void Project(string name, string properties) => folder.Write(
        $"{name}/{name}.csproj",
        $"<Project Sdk=\"Microsoft.NET.Sdk\"><PropertyGroup><TargetFramework>net10.0</TargetFramework>{properties}</PropertyGroup></Project>");
}
