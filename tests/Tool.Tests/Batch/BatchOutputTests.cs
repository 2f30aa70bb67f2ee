using System.IO.Compression;
using TagTasks.Inference.Diagnostics;
using TagTasks.TestKit;
using ZstdSharp;

namespace TagTasks.Tool.Tests.Batch;

/// <summary>What <c>tagtasks batch</c> writes, how it goes on with it, and how <c>tagtasks merge</c> joins it.</summary>
public sealed class BatchOutputTests(OneRun run) : IDisposable, IClassFixture<OneRun>
{
    private readonly TemporaryFolder folder = new();
    private readonly string inputs = run.Inputs;
    private readonly string expected = run.Answers;

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Answers_are_those_of_one_at_a_time()
    {
        var readmes = Enumerable.Range(0, 5).Select(i => folder.Write($"{i}.md", $"# A {OneRun.Topics[i]}\n")).ToArray();

        foreach (string[] options in new[] { ["--max", "2"], new[] { "--detail" }, ["--vocabulary", "dotnet-packages", "--min-probability", "0.2"] })
        {
            Assert.Equal(
                CommandLineRun.Of(["tag", .. readmes, "--format", "jsonl", .. options]).Out,
                CommandLineRun.Of(["batch", .. readmes, .. options]).Out);
        }
    }

    [Fact]
    public void Unordered_answers_are_the_same_answers() =>
        Assert.Equal(expected.Split('\n').Order(), CommandLineRun.Of("batch", inputs, "--unordered").Out.Split('\n').Order());

    [Theory]
    [InlineData("out.jsonl")]
    [InlineData("out.jsonl.gz")]
    [InlineData("out.jsonl.zst")]
    public void A_file_that_was_torn_goes_on_to_the_same_bytes(string name)
    {
        var path = folder[name];
        Assert.Equal((0, "", ""), Parts(CommandLineRun.Of("batch", inputs, "--out", path)));
        Assert.Equal(expected, Unpacked(path));

        using (var file = File.OpenWrite(path))
        {
            file.SetLength(file.Length * 2 / 3);
        }

        Assert.Equal((0, "", ""), Parts(CommandLineRun.Of("batch", inputs, "--out", path, "--resume")));
        Assert.Equal(expected, Unpacked(path));
        Assert.Equal((0, "", ""), Parts(CommandLineRun.Of("batch", inputs, "--out", path, "--resume")));
        Assert.Equal(expected, Unpacked(path));
        Assert.Equal([path], Directory.GetFiles(folder.Path));
    }

    [Fact]
    public void A_run_that_was_not_in_order_goes_on_with_what_is_missing()
    {
        var lines = expected.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var path = folder.Write("out.jsonl", string.Join('\n', lines[7], lines[3], lines[11]) + "\n{\"id\":\"r1");

        Assert.Equal(0, CommandLineRun.Of("batch", inputs, "--out", path, "--resume", "--unordered").ExitCode);

        Assert.Equal(lines.Order(), File.ReadAllLines(path).Order());
        Assert.Equal(expected, CommandLineRun.Of("merge", path, "--inputs", inputs).Out);
    }

    [Fact]
    public void Answers_are_never_overwritten()
    {
        var path = folder.Write("out.jsonl", "precious\n");

        AssertRefused(DiagnosticCode.OutputExists, "batch", inputs, "--out", path);
        AssertRefused(DiagnosticCode.AnswersForeign, "batch", inputs, "--out", path, "--resume");
        File.WriteAllText(path, "{\"id\":\"somebody else\",\"tags\":[]}\n");
        AssertRefused(DiagnosticCode.AnswersForeign, "batch", inputs, "--out", path, "--resume", "--quiet");
        Assert.Equal("{\"id\":\"somebody else\",\"tags\":[]}\n", File.ReadAllText(path));
    }

    [Fact]
    public void An_input_that_has_become_good_behind_our_back_stays_skipped_and_is_named()
    {
        var lines = expected.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var path = folder.Write("out.jsonl", string.Join('\n', lines.Take(10).Where((_, i) => i != 4)) + "\n");

        var run = CommandLineRun.Of("batch", inputs, "--out", path, "--resume");

        Assert.Equal(2, run.ExitCode);
        Assert.StartsWith($"tagtasks: warning {DiagnosticCode.AnswerMissed}: 'r4' (line 5 of ", run.Error, StringComparison.Ordinal);
        Assert.Equal(lines.Where((_, i) => i != 4), File.ReadAllLines(path));
        AssertRefused(DiagnosticCode.AnswerMissing, "merge", path, "--inputs", inputs);
    }

    [Fact]
    public void Resume_without_a_file_is_refused() => AssertRefused(DiagnosticCode.OptionInvalid, "batch", inputs, "--resume");

    [Theory]
    [InlineData("0/3")]
    [InlineData("4/3")]
    [InlineData("1")]
    [InlineData("a/b")]
    public void A_shard_that_there_is_not_is_refused(string shard) => AssertRefused(DiagnosticCode.UsageInvalid, "batch", inputs, "--shard", shard);

    [Fact]
    public void Shards_are_joined_to_the_bytes_of_one_run()
    {
        string[] names = ["a.jsonl", "b.jsonl.gz", "c.jsonl.zst"];
        for (var i = 0; i < names.Length; i++)
        {
            Assert.Equal(0, CommandLineRun.Of("batch", inputs, "--shard", $"{i + 1}/3", "--out", folder[names[i]]).ExitCode);
            Assert.NotEqual("", Unpacked(folder[names[i]]));
        }

        string[] shards = [folder[names[2]], folder[names[0]], folder[names[1]]];
        Assert.Equal((0, expected, ""), Parts(CommandLineRun.Of(["merge", .. shards, "--inputs", inputs])));
        Assert.Equal((0, "", ""), Parts(CommandLineRun.Of(["merge", .. shards, "--inputs", inputs, "--out", folder["all.jsonl.gz"]])));
        Assert.Equal(expected, Unpacked(folder["all.jsonl.gz"]));

        var before = Directory.GetFiles(folder.Path);
        AssertRefused(DiagnosticCode.AnswerMissing, ["merge", .. shards[..2], "--inputs", inputs, "--out", folder["none.jsonl"]]);
        AssertRefused(DiagnosticCode.AnswerUnexpected, ["merge", .. shards, shards[0], "--inputs", inputs, "--out", folder["none.jsonl"]]);
        Assert.Equal(before, Directory.GetFiles(folder.Path));
    }

    private static string Unpacked(string path)
    {
        using var file = File.OpenRead(path);
        using Stream content = path.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(file, CompressionMode.Decompress)
            : path.EndsWith(".zst", StringComparison.Ordinal) ? new DecompressionStream(file)
            : file;
        using var reader = new StreamReader(content);
        return reader.ReadToEnd();
    }

    private static (int, string, string) Parts(CommandLineRun run) => (run.ExitCode, run.Out, run.Error);

    private static void AssertRefused(string code, params string[] args)
    {
        var run = CommandLineRun.Of(args);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains($"tagtasks: error {code}: ", run.Error, StringComparison.Ordinal);
    }
}
