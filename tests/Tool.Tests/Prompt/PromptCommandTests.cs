using System.Text;
using TagTasks.Inference.Diagnostics;
using TagTasks.TestKit;

namespace TagTasks.Tool.Tests.Prompt;

/// <summary>What the options of <c>tagtasks prompt</c> do.</summary>
public sealed class PromptCommandTests : IDisposable
{
    private const string Request =
        """
        Tags: ["message-queue","game"]
        Choose at most 1 and answer {"id":7,"tags":[]}.

        README:

        # Rabbit

        Une file de messages très légère: a message queue.
        """;

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Verbose_says_how_long_each_stage_took()
    {
        var run = CommandLineRun.WithInput(Request, "prompt", "--verbose");

        Assert.Equal((0, "{\"id\":7,\"tags\":[\"message-queue\"]}\n"), (run.ExitCode, run.Out));
        Assert.Matches(@"^Device: CPU, because it was asked for\.\nstart [\d.]+ ms, read [\d.]+, load [\d.]+, clean [\d.]+, tokens [\d.]+, encode [\d.]+, rank [\d.]+\n$", run.Error);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Quiet_says_no_warnings(bool quiet)
    {
        var file = folder.Write("request.txt", Encoding.Latin1.GetBytes(Request));

        var run = CommandLineRun.Of(["prompt", file, .. quiet ? ["--quiet"] : Array.Empty<string>()]);

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(!quiet, run.Error.StartsWith($"tagtasks: warning {DiagnosticCode.EncodingFallback}: ", StringComparison.Ordinal));
    }
}
