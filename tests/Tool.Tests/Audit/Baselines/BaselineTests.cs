using System.Text.Json;
using Json.Schema;
using TagTasks.Inference.Diagnostics;
using TagTasks.TestKit;
using TagTasks.Tool.Audit.Rules;

namespace TagTasks.Tool.Tests.Audit.Baselines;

/// <summary>Baselines from end to end.</summary>
public sealed class BaselineTests(BaselineTests.KnownFindings known) : IClassFixture<BaselineTests.KnownFindings>, IDisposable
{
    private readonly BaselineRepository repository = new(known.Text);

    public void Dispose() => repository.Dispose();

    [Fact]
    public async Task Only_new_findings_count()
    {
        var again = Audit();
        Project("B", "\n<PackageTags>one;One;two;Two</PackageTags>");
        var changed = Audit();

        // Relative to where it is named.
        var without = await AuditProcess.Run(repository.Folder["A"], "--baseline", "../empty.json", "--update-baseline");

        Assert.Equal((0, ""), (known.Update.ExitCode, known.Update.Error));
        Assert.Equal((0, ""), (again.ExitCode, again.Error));
        Assert.Equal(1, changed.ExitCode);
        Assert.Contains("'two' stands twice", changed.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("'one' stands twice", changed.Out, StringComparison.Ordinal);
        Assert.DoesNotContain(AuditCode.TagsMissing, changed.Out, StringComparison.Ordinal);
        Assert.Contains(" known", changed.Out, StringComparison.Ordinal);
        Assert.Equal(0, without.ExitCode);
        Assert.True(File.Exists(repository.Folder["empty.json"]));
    }

    [Fact]
    public async Task The_file_is_valid_sorted_and_stays_the_same()
    {
        var text = await Text();
        var time = File.GetLastWriteTimeUtc(repository.File);
        Audit("--update-baseline");

        Assert.Equal(text, await Text());
        Assert.Equal(time, File.GetLastWriteTimeUtc(repository.File));
        using var document = JsonDocument.Parse(text);
        Assert.True(JsonSchema.FromFile(Path.Combine(Repository.Root, "docs", "schemas", "baseline.v1.schema.json")).Evaluate(document.RootElement).IsValid);
        var lines = text.Split('\n').Where(line => line.Contains("fingerprint", StringComparison.Ordinal)).ToList();
        Assert.Equal(document.RootElement.GetProperty("findings").GetArrayLength(), lines.Count);
        Assert.StartsWith("    { \"code\": \"TAGTASKS502\", \"source\": \"A/A.csproj\", \"package\": \"A\", \"message\": \"", lines[0], StringComparison.Ordinal);
        Assert.EndsWith("\n  ]\n}\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Entries_that_no_longer_occur_are_said_and_taken_out()
    {
        Project("A", "<PackageTags>something</PackageTags>");

        var run = Audit();
        var update = Audit("--update-baseline");

        Assert.Contains("known.json: 1 entry no longer occurs; --update-baseline takes it out\n  TAGTASKS502  A/A.csproj  ", run.Out, StringComparison.Ordinal);
        Assert.Contains("known.json: 1 entry no longer occurs, taken out\n", update.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("TAGTASKS502", await Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_not_looked_at_or_is_silent_stays()
    {
        var text = await Text();

        var part = CommandLineRun.Of("audit", repository.Folder["B"], "--update-baseline");
        var silent = Audit("--update-baseline", "--rule", AuditCode.TagDuplicate);
        Project("A", "<Broken");
        var broken = Audit("--update-baseline", "--exclude-rule", AuditCode.Unreadable);

        Assert.DoesNotContain("no longer", part.Out + silent.Out + broken.Out, StringComparison.Ordinal);
        Assert.Equal(text, await Text());
    }

    [Fact]
    public void A_project_that_is_gone_takes_its_entries_along()
    {
        Directory.Delete(repository.Folder["A"], recursive: true);

        Assert.Contains("TAGTASKS502  A/A.csproj  ", Audit().Out, StringComparison.Ordinal);
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
        await File.WriteAllTextAsync(repository.File, text, TestContext.Current.CancellationToken);

        var run = Audit("--update-baseline");

        Assert.Equal((2, ""), (run.ExitCode, run.Out));
        Assert.StartsWith($"tagtasks: error {DiagnosticCode.BaselineInvalid}: The baseline {repository.File} (line {line}) is not understood: {message}", run.Error, StringComparison.Ordinal);
        Assert.Equal(text, await Text());
    }

    [Fact]
    public void A_missing_file_is_refused()
    {
        File.Delete(repository.File);

        var run = Audit();

        Assert.Equal((2, ""), (run.ExitCode, run.Out));
        Assert.StartsWith($"tagtasks: error {DiagnosticCode.InputNotFound}: There is no baseline", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_is_refused()
    {
        var run = CommandLineRun.Of("audit", repository.Folder["A"], "--baseline", repository.Folder["B"]);

        Assert.Equal((2, $"tagtasks: error {DiagnosticCode.InputUnreadable}: The baseline '{repository.Folder["B"]}' is a folder. Name a file.\n"), (run.ExitCode, run.Error));
    }

    [Fact]
    public void An_update_needs_a_file_and_no_fix()
    {
        File.Delete(repository.Folder["tagtasks.json"]);

        Assert.Contains("--update-baseline needs a file", Audit("--update-baseline").Error, StringComparison.Ordinal);
        Assert.Contains("cannot be combined", Audit("--update-baseline", "--baseline", "x.json", "--fix").Error, StringComparison.Ordinal);
    }

    private CommandLineRun Audit(params string[] options) => repository.Audit(options);

    private Task<string> Text() => File.ReadAllTextAsync(repository.File, TestContext.Current.CancellationToken);

    private void Project(string name, string properties) => repository.Project(name, properties);

    /// <summary>What <c>--update-baseline</c> writes for the repository, which is the same wherever it lies.</summary>
    public sealed class KnownFindings
    {
        public KnownFindings()
        {
            using var repository = new BaselineRepository("");
            File.Delete(repository.File);
            Update = repository.Audit("--update-baseline");
            Text = File.ReadAllText(repository.File);
        }

        internal CommandLineRun Update { get; }

        internal string Text { get; }
    }
}
