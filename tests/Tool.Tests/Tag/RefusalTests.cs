using TagTasks.Inference.Diagnostics;
using TagTasks.TestKit;

namespace TagTasks.Tool.Tests.Tag;

/// <summary>Bad input is refused in one coded sentence, and nothing is written.</summary>
public sealed class RefusalTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly string readme;

    public RefusalTests() => readme = folder.Write("README.md", "# A message queue\n");

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_missing_file() => AssertRefused(2, DiagnosticCode.InputNotFound, "tag", folder["nothing.md"]);

    [Fact]
    public void A_directory_without_a_README() =>
        AssertRefused(2, DiagnosticCode.ReadmeNotFound, "tag", Directory.CreateDirectory(folder["empty"]).FullName);

    [Fact]
    public void A_binary_file() =>
        AssertRefused(2, DiagnosticCode.BinaryInput, "tag", folder.Write("logo.png", [0x89, 0x50, 0x4E, 0x47, 0, 1]));

    [Fact]
    public void A_file_of_60_MB()
    {
        using (var file = File.Create(folder["big.md"]))
        {
            file.SetLength(60_000_000);
        }

        AssertRefused(2, DiagnosticCode.InputTooLarge, "tag", folder["big.md"]);
    }

    [Theory]
    [InlineData("""["a","A"]""", DiagnosticCode.VocabularyDuplicate)]
    [InlineData("""["a"," "]""", DiagnosticCode.VocabularyEmptyName)]
    [InlineData("""[]""", DiagnosticCode.VocabularyEmpty)]
    [InlineData("""["a",2]""", DiagnosticCode.VocabularyInvalid)]
    [InlineData("""["a",]""", DiagnosticCode.VocabularyInvalid)]
    [InlineData("""["a","\ud800"]""", DiagnosticCode.VocabularyInvalid)]
    public void A_list_with_a_fault(string json, string code) =>
        AssertRefused(2, code, "tag", readme, "--vocabulary", folder.Write("bad.json", json));

    [Fact]
    public void A_list_of_too_many() => AssertRefused(
        2, DiagnosticCode.VocabularyTooLarge, "tag", readme, "--vocabulary", folder.Write("many.txt", string.Join('\n', Enumerable.Range(0, 10_001))));

    [Theory]
    [InlineData("--max", "0")]
    [InlineData("--max", "-1")]
    [InlineData("--max", "three")]
    [InlineData("--max", "99999999999")]
    [InlineData("--threads", "0")]
    [InlineData("--min-probability", "1.5")]
    [InlineData("--min-probability", "0,5")]
    [InlineData("--min-probability", "NaN")]
    [InlineData("--format", "xml")]
    [InlineData("--format", "1")]
    [InlineData("--maximum", "3")]
    [InlineData("--out", "")]
    [InlineData("--out", " ")]
    public void A_value_out_of_range(string option, string value) => AssertRefused(2, DiagnosticCode.UsageInvalid, "tag", readme, option, value);

    [Fact]
    public void A_command_that_there_is_not() => AssertRefused(2, DiagnosticCode.UsageInvalid, "tags");

    [Fact]
    public void A_value_from_the_environment_is_judged_the_same()
    {
        var run = CommandLineRun.With([], ["tag", readme], new Dictionary<string, string> { ["TAGTASKS_MAX"] = "0" });

        Assert.Equal((2, ""), (run.ExitCode, run.Out));
        Assert.Contains("--max is a whole number of at least 1", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void The_command_line_wins_over_the_environment()
    {
        var run = CommandLineRun.With([], ["tag", readme, "--max", "1"], new Dictionary<string, string> { ["TAGTASKS_MAX"] = "0" });

        Assert.Equal(0, run.ExitCode);
    }

    [Fact]
    public void A_flag_from_the_environment_that_is_no_truth_value()
    {
        var run = CommandLineRun.With([], ["tag", readme], new Dictionary<string, string> { ["TAGTASKS_QUIET"] = "banana" });

        Assert.Equal((2, ""), (run.ExitCode, run.Out));
        Assert.Contains("TAGTASKS_QUIET is 1 or 0, true or false, not 'banana'", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("klingon")]
    [InlineData("utf-7")]
    public void An_encoding_that_there_is_not(string name) =>
        AssertRefused(2, DiagnosticCode.UnknownEncoding, "tag", readme, "--encoding", name);

    [Fact]
    public void A_path_of_nothing()
    {
        AssertRefused(2, DiagnosticCode.InputNotFound, "tag", "");
        AssertRefused(2, DiagnosticCode.InputNotFound, "prompt", "");
        AssertRefused(2, DiagnosticCode.InputNotFound, "eval", "", "--readmes", readme);
    }

    [Fact]
    public void One_id_for_two_inputs() => AssertRefused(2, DiagnosticCode.OptionInvalid, "tag", readme, readme, "--id", "x");

    [Fact]
    public void A_model_that_there_is_not() => AssertRefused(3, DiagnosticCode.ModelNotFound, "tag", readme, "--model", folder["none"]);

    [Fact]
    public void An_answer_that_cannot_be_written() =>
        AssertRefused(3, DiagnosticCode.OutputUnwritable, "tag", readme, "--out", folder["no/such/folder/answer"]);

    [Fact]
    public void One_refused_input_does_not_stop_the_others()
    {
        var run = CommandLineRun.Of("tag", folder["nothing.md"], readme);

        Assert.Equal(2, run.ExitCode);
        Assert.StartsWith($"{readme}\tmessage-queue", run.Out, StringComparison.Ordinal);
    }

    private void AssertRefused(int exitCode, string code, params string[] args)
    {
        var before = Directory.GetFileSystemEntries(folder.Path);

        var run = CommandLineRun.Of(args);

        Assert.Equal((exitCode, ""), (run.ExitCode, run.Out));
        Assert.StartsWith($"tagtasks: error {code}: ", run.Error, StringComparison.Ordinal);
        Assert.Single(run.Error.TrimEnd('\n').Split('\n'));
        Assert.DoesNotContain("   at ", run.Error, StringComparison.Ordinal);
        Assert.Equal(before, Directory.GetFileSystemEntries(folder.Path));
    }
}
