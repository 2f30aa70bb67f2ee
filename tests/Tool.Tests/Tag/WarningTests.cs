using System.Text;
using TagTasks.Inference.Diagnostics;
using TagTasks.TestKit;

namespace TagTasks.Tool.Tests.Tag;

/// <summary>Odd input is answered, and what is odd about it is said.</summary>
public sealed class WarningTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Chinese_in_GB18030_is_read()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var text = "# 消息队列\n\n一个轻量级的消息队列和事件总线，适用于微服务。\n";

        var run = AssertWarned(DiagnosticCode.EncodingFallback, folder.Write("README.md", Encoding.GetEncoding("gb18030").GetBytes(text)));

        Assert.StartsWith("message-queue", run.Out, StringComparison.Ordinal);
        Assert.Contains("(line 1); read as GB18030", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void French_in_Latin_1_is_read() =>
        Assert.Contains(
            "(line 3); read as Latin-1",
            AssertWarned(DiagnosticCode.EncodingFallback, folder.Write("README.md", Encoding.Latin1.GetBytes("# Queue\n\nUne file de messages très légère.\n"))).Error,
            StringComparison.Ordinal);

    [Theory]
    [InlineData("")]
    [InlineData(" \n\n")]
    [InlineData("![build](https://example.org/badge.svg) [![nuget](https://example.org/n.svg)](https://example.org)\n")]
    public void A_README_of_nothing_gets_no_tags(string text) =>
        Assert.Equal("\n", AssertWarned(DiagnosticCode.ReadmeEmpty, folder.Write("README.md", text)).Out);

    [Fact]
    public void A_long_README_is_cut() => AssertWarned(
        DiagnosticCode.ReadmeCut, folder.Write("README.md", string.Concat(Enumerable.Repeat("A message queue for everybody.\n\n", 800))));

    [Fact]
    public void One_of_several_directories_without_a_README_is_passed_over()
    {
        var run = CommandLineRun.Of("tag", Directory.CreateDirectory(folder["empty"]).FullName, folder.Write("README.md", "# A message queue\n"));

        Assert.Equal(0, run.ExitCode);
        Assert.StartsWith($"tagtasks: warning {DiagnosticCode.ReadmeSkipped}: ", run.Error, StringComparison.Ordinal);
        Assert.Single(run.Out.TrimEnd('\n').Split('\n'));
    }

    [Fact]
    public void A_warning_names_its_README()
    {
        var readme = folder.Write("README.md", "");

        Assert.Contains($": '{readme}' has no text", CommandLineRun.Of("tag", readme).Error, StringComparison.Ordinal);
        Assert.Contains(": 'standard input' has no text", CommandLineRun.WithInput("", "tag", "-").Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_list_in_another_encoding_is_said()
    {
        var list = folder.Write("list.txt", Encoding.Latin1.GetBytes("café\nthé\n"));

        var run = CommandLineRun.Of("tag", folder.Write("README.md", "# A message queue\n"), "--vocabulary", list, "--cache-directory", folder["cache"]);

        Assert.Equal(0, run.ExitCode);
        Assert.Equal($"tagtasks: warning {DiagnosticCode.EncodingFallback}: The vocabulary '{list}' is not valid UTF-8 (line 1); read as Latin-1. Save it as UTF-8.\n", run.Error);
    }

    [Fact]
    public void A_cache_that_cannot_be_written_is_said_once()
    {
        var (readme, list, noFolder) = (folder.Write("README.md", "# A message queue\n"), folder.Write("list.txt", "queues\nfood\n"), folder.Write("file", ""));

        var run = CommandLineRun.Of("tag", readme, readme, readme, "--vocabulary", list, "--cache-directory", noFolder);

        Assert.Equal(0, run.ExitCode);
        Assert.StartsWith($"tagtasks: warning {DiagnosticCode.CacheUnwritable}: ", run.Error, StringComparison.Ordinal);
        Assert.Single(run.Error.TrimEnd('\n').Split('\n'));
    }

    [Fact]
    public void Quiet_says_no_warnings() => Assert.Empty(CommandLineRun.Of("tag", folder.Write("README.md", ""), "--quiet").Error);

    [Fact]
    public void A_README_in_order_warns_of_nothing() =>
        Assert.Empty(CommandLineRun.Of("tag", folder.Write("README.md", "# A message queue\n")).Error);

    private static CommandLineRun AssertWarned(string code, string path)
    {
        var run = CommandLineRun.Of("tag", path);

        Assert.Equal(0, run.ExitCode);
        Assert.StartsWith($"tagtasks: warning {code}: ", run.Error, StringComparison.Ordinal);
        Assert.Single(run.Error.TrimEnd('\n').Split('\n'));
        return run;
    }
}
