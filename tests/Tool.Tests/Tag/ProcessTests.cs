using TagTasks.TestKit;

namespace TagTasks.Tool.Tests.Tag;

/// <summary>What only a process of its own shows: pipes, readers that have gone, and texts that would overflow a stack.</summary>
public sealed class ProcessTests : IDisposable
{
    private const string Sentence = "A message queue with an event bus for microservices. ";

    private readonly TemporaryFolder folder = new();

    /// <summary>A name, what is repeated before the sentence, how often, and what stands behind it.</summary>
    public static TheoryData<string, string, int, string> HostileTexts => new()
    {
        { "one line of 5 MB", Sentence, 5_000_000 / Sentence.Length, "" },
        { "nested quotes", "> ", 100_000, "" },
        { "nested quotes without blanks", ">", 100_000, "" },
        { "nested lists", "- ", 100_000, "" },
        { "nested numbered lists", "1. ", 100_000, "" },
        { "elements never closed", "<div><p align=\"center\">", 10_000, "" },
        { "a tag and a comment never closed", "<b>", 1, "\n\nAnd more.\n\n<a href=\"https://example.org\n\n<!-- never" },
    };

    public void Dispose() => folder.Dispose();

    [Theory]
    [MemberData(nameof(HostileTexts))]
    public async Task A_hostile_text_is_answered(string name, string unit, int times, string behind)
    {
        var readme = folder.Write("README.md", string.Concat(Enumerable.Repeat(unit, times)) + Sentence + behind);

        var run = await ToolProcess.Tool("tag", readme, "--quiet");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.True(run.Out.StartsWith("message-queue", StringComparison.Ordinal), $"{name}: {run.Out}");
    }

    [Fact]
    public async Task Lists_nested_as_deep_as_10_MB_go_are_answered()
    {
        // Each level is indented by one more blank.
        var readme = folder.Write("README.md", string.Concat(Enumerable.Range(0, 4_400).Select(level => new string(' ', level) + "- a queue\n")));

        var run = await ToolProcess.Tool("tag", readme, "--quiet");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.StartsWith("message-queue", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_named_pipe_is_read()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There is no mkfifo.");
        var readme = folder.Write("README.md", Sentence);

        var run = await ToolProcess.Shell("mkfifo \"$1.pipe\" && { cat \"$1\" > \"$1.pipe\" & tool tag \"$1.pipe\"; }", readme);

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.StartsWith("message-queue", run.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("tag \"$1\" \"$1\" \"$1\"")]
    [InlineData("tag \"$1\" --explain")]
    [InlineData("tag --help")]
    public async Task A_reader_that_takes_one_line_is_no_error(string command)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There is no sh.");
        var readme = folder.Write("README.md", Sentence);

        var run = await ToolProcess.Shell($"{{ tool {command}; echo \"exit code $?\" >&2; }} | head -1", readme);

        Assert.Equal("exit code 0\n", run.Error);
        Assert.Single(run.Out.TrimEnd('\n').Split('\n'));
    }

    [Fact]
    public async Task A_reader_that_takes_nothing_is_no_error()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There is no sh.");
        var readme = folder.Write("README.md", Sentence);

        var run = await ToolProcess.Shell("{ sleep 0.5; tool tag \"$1\"; echo \"exit code $?\" >&2; } | true", readme);

        Assert.Equal(("", "exit code 0\n"), (run.Out, run.Error));
    }
}
