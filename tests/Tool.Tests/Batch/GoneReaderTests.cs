using TagTasks.TestKit;

namespace TagTasks.Tool.Tests.Batch;

/// <summary>A batch whose reader has gone does not go on for hours: <c>tagtasks batch … | head</c>.</summary>
public sealed class GoneReaderTests : IDisposable
{
    // Longer than a test may take, if all of them were answered.
    private const int Readmes = 200_000;

    private readonly TemporaryFolder folder = new();

    [Fact]
    public async Task It_ends_and_that_is_no_error()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There is no sh.");
        var input = folder.Write("many.jsonl", string.Concat(Enumerable.Range(0, Readmes).Select(i => $$"""{"id":"{{i}}","readme":"A message queue for .NET."}""" + "\n")));

        var run = await ToolProcess.Shell("{ tool batch \"$1\" --quiet; echo \"exit code $?\" >&2; } | head -1", input);

        Assert.StartsWith("{\"id\":\"0\"", run.Out, StringComparison.Ordinal);
        Assert.Equal("exit code 0\n", run.Error);
    }

    [Fact]
    public async Task Whose_reader_stays_gets_everything()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There is no sh.");
        var input = folder.Write("few.jsonl", string.Concat(Enumerable.Range(0, 20).Select(i => $$"""{"id":"{{i}}","readme":"A message queue for .NET."}""" + "\n")));

        var run = await ToolProcess.Shell("tool batch \"$1\" --quiet | cat", input);

        Assert.Equal(20, run.Out.TrimEnd('\n').Split('\n').Length);
    }

    /// <inheritdoc/>
    public void Dispose() => folder.Dispose();
}
