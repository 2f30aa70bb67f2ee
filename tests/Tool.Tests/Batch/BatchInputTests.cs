using System.IO.Compression;
using System.Text;
using TagTasks.Inference.Diagnostics;
using TagTasks.TestKit;
using ZstdSharp;

namespace TagTasks.Tool.Tests.Batch;

/// <summary>Everything that <c>tagtasks batch</c> reads, and what it says of what it cannot read.</summary>
public sealed class BatchInputTests : IDisposable
{
    private const string Queue = """{"id":"queue","readme":"# Rabbit\n\nA message queue client library with an event bus for microservices.\n"}""";
    private const string Chess = """{"repo":"chess","readme":"# Chess\n\nA chess game to play with friends.\n"}""";
    private const string QueueAnswer = "{\"id\":\"queue\",\"tags\":[\"message-queue\",\"lib\"]}\n";

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Lines_of_standard_input_are_answered_in_their_order()
    {
        var run = CommandLineRun.WithInput($"{Queue}\n\n{Chess}\r\n{Queue}", "batch");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Equal(["queue", "chess", "queue"], Answers.Ids(run.Out));
        Assert.StartsWith(QueueAnswer, run.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(".jsonl")]
    [InlineData(".ndjson")]
    [InlineData(".jsonl.gz")]
    [InlineData(".jsonl.zst")]
    public void Lines_of_a_file_are_read(string extension)
    {
        var path = folder.Write("in" + extension, Packed(extension, $"\uFEFF{Queue}\n"));

        Assert.Equal(QueueAnswer, CommandLineRun.Of("batch", path).Out);
    }

    [Theory]
    [InlineData("{\"id\":1510,\"readme\":\"# A chess game\"}", "1510")]
    [InlineData("{\"readme\":\"# A chess game\",\"repo\":\"r\",\"id\":\"i\"}", "i")]
    [InlineData("{\"repo\":\"a\\\"\\u4e2d\",\"stars\":{\"n\":[1,2]},\"readme\":\"\"}", "a\"中")]
    [InlineData("{\"id\":\"x\",\"name\":\"Chess\",\"description\":\"A game.\",\"readme\":\"\"}", "x")]
    public void A_line_may_have_other_members_in_any_order(string line, string id)
    {
        var run = CommandLineRun.WithInput(line, "batch", "-");

        Assert.Equal(0, run.ExitCode);
        Assert.Equal([id], Answers.Ids(run.Out));
    }

    [Fact]
    public void A_name_and_a_description_speak_too() => Assert.Equal(
        "{\"id\":\"x\",\"tags\":[\"game\"]}\n",
        CommandLineRun.WithInput("""{"id":"x","name":"Chess","description":"A chess game to play with friends.","readme":""}""", "batch", "--max", "1").Out);

    [Theory]
    [InlineData("{oops", "it is not JSON")]
    [InlineData("[]", "an object is expected")]
    [InlineData("{\"id\":\"a\",\"readme\":\"b\"} {}", "it is not JSON")]
    [InlineData("{\"readme\":\"b\"}", "the member 'id'")]
    [InlineData("{\"id\":null,\"readme\":\"b\"}", "the member 'id'")]
    [InlineData("{\"id\":\"a\"}", "the member 'readme'")]
    [InlineData("{\"id\":\"a\",\"readme\":null}", "the member 'readme'")]
    [InlineData("{\"id\":\"a\",\"readme\":\"\\ud800\"}", "no text")]
    [InlineData("{\"id\":\"\\ud800\",\"readme\":\"b\"}", "no text")]
    public void A_bad_line_is_named_and_passed_over(string line, string why)
    {
        var run = CommandLineRun.WithInput($"{Queue}\n{line}\n{Chess}\n", "batch");

        Assert.Equal(2, run.ExitCode);
        Assert.Equal(["queue", "chess"], Answers.Ids(run.Out));
        Assert.StartsWith($"tagtasks: warning {DiagnosticCode.LineSkipped}: Line 2 of 'standard input' is skipped: ", run.Error, StringComparison.Ordinal);
        Assert.Contains(why, run.Error, StringComparison.Ordinal);
        Assert.Single(run.Error.TrimEnd('\n').Split('\n'));
    }

    [Fact]
    public void Bad_lines_that_were_expected_are_all_right_and_one_more_stops()
    {
        Assert.Equal(0, CommandLineRun.WithInput($"x\n{Queue}\n", "batch", "--max-errors", "1").ExitCode);

        var run = CommandLineRun.WithInput($"x\ny\n{Queue}\n", "batch", "--max-errors", "1");
        Assert.Equal((2, ""), (run.ExitCode, run.Out));
        Assert.Contains($"tagtasks: error {DiagnosticCode.TooManyErrors}: More than 1 inputs are bad.", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_breaks_off_is_an_error_whatever_is_allowed()
    {
        var whole = Packed(".gz", string.Concat(Enumerable.Repeat(Chess + "\n", 3)) + string.Concat(Enumerable.Range(0, 9000).Select(i => $"{i * 7919 % 104729} ")));

        var run = CommandLineRun.Of("batch", folder.Write("in.jsonl.gz", whole.AsSpan()[..^2000]), "--max-errors", "5");

        Assert.Equal(2, run.ExitCode);
        Assert.Equal(["chess", "chess", "chess"], Answers.Ids(run.Out));
        Assert.Contains($"tagtasks: error {DiagnosticCode.InputUnreadable}: ", run.Error, StringComparison.Ordinal);
        Assert.Contains("cannot be read on after line 3", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_is_searched_for_READMEs_in_an_order_of_its_own()
    {
        folder.Write("b/README.rst", "Chess\n=====\n\nA chess game.\n");
        folder.Write("b/a/readme.md", "# A chess game\n");
        folder.Write("README.md", "# A chess game\n");
        folder.Write("a-b/README.md", "# A chess game\n");
        folder.Write("b/other.md", "# A chess game\n");
        folder.Write(".git/README.md", "# A chess game\n");
        folder.Write("node_modules/x/README.md", "# A chess game\n");

        var run = CommandLineRun.Of("batch", folder.Path);

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Equal(["README.md", "a-b/README.md", "b/README.rst", "b/a/readme.md"], Answers.Ids(run.Out).Select(id => Path.GetRelativePath(folder.Path, id)));
    }

    [Fact]
    public void A_pattern_finds_files()
    {
        folder.Write("docs/b.md", "# A chess game\n");
        folder.Write("docs/a.md", "# A chess game\n");
        folder.Write("docs/deep/c.md", "# A chess game\n");
        folder.Write("docs/a.png", [0]);

        Assert.Equal(["docs/a.md", "docs/b.md"], Found("docs/*.md"));
        Assert.Equal(["docs/a.md", "docs/b.md", "docs/deep/c.md"], Found("**/*.md"));
        var none = CommandLineRun.Of("batch", folder["*.rst"]);
        Assert.Equal((2, ""), (none.ExitCode, none.Out));
        Assert.Contains(DiagnosticCode.InputNotFound, none.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_no_text_is_passed_over()
    {
        var run = CommandLineRun.Of("batch", folder.Write("a.md", [0x89, 0, 1]), folder.Write("b.md", "# A chess game\n"));

        Assert.Equal(2, run.ExitCode);
        Assert.Equal([folder["b.md"]], Answers.Ids(run.Out));
        Assert.StartsWith($"tagtasks: warning {DiagnosticCode.FileSkipped}: '{folder["a.md"]}' is skipped.", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_not_there_is_refused_before_anything_is_done()
    {
        var run = CommandLineRun.WithInput(Queue, "batch", "-", folder["none.jsonl"]);

        Assert.Equal((2, ""), (run.ExitCode, run.Out));
        Assert.StartsWith($"tagtasks: error {DiagnosticCode.InputNotFound}: ", run.Error, StringComparison.Ordinal);
    }

    private IEnumerable<string> Found(string pattern) =>
        Answers.Ids(CommandLineRun.Of("batch", folder[pattern]).Out).Select(id => Path.GetRelativePath(folder.Path, id));

    private static byte[] Packed(string extension, string text)
    {
        using var bytes = new MemoryStream();
        using (Stream target = extension.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(bytes, CompressionMode.Compress, leaveOpen: true)
            : extension.EndsWith(".zst", StringComparison.Ordinal) ? new CompressionStream(bytes, leaveOpen: true)
            : bytes)
        {
            target.Write(Encoding.UTF8.GetBytes(text));
        }

        return bytes.ToArray();
    }
}
