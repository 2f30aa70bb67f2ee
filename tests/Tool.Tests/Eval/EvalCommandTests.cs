using System.IO.Compression;
using System.Text;
using System.Text.Json;
using TagTasks.Inference.Diagnostics;
using TagTasks.TestKit;

namespace TagTasks.Tool.Tests.Eval;

public sealed class EvalCommandTests : IDisposable
{
    private const string Labels =
        """
        {"repo":"a/queue","tags":["message-queue","lib"],"also":["backend"]}
        {"repo":"b/chess","tags":["game"]}
        {"repo":"c/gone","tags":["api"]}
        """;

    private const string Readmes =
        """
        {"repo":"a/queue","readme":"# Rabbit\n\nA message queue client library with an event bus for microservices."}
        {"repo":"b/chess","readme":"# 国际象棋\n\n一个国际象棋游戏，可以和朋友一起玩。"}
        {"repo":"d/more","readme":"# More"}
        """;

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Measures_are_reported_overall_and_by_script()
    {
        var json = Eval(folder.Write("labels.jsonl", Labels), folder.Write("readmes.jsonl", Readmes));

        Assert.Equal(2, json.GetProperty("overall").GetProperty("readmes").GetInt32());
        Assert.Equal(1, json.GetProperty("latin").GetProperty("readmes").GetInt32());
        Assert.Equal(1, json.GetProperty("other").GetProperty("hitAt1").GetDouble());
        Assert.Equal(1, json.GetProperty("tags").GetProperty("message-queue").GetProperty("right").GetInt32());
        Assert.Equal(1, json.GetProperty("labelsWithoutReadme").GetInt32());
        Assert.Equal(1, json.GetProperty("readmesWithoutLabel").GetInt32());
    }

    [Fact]
    public void Gzip_is_read_too()
    {
        var json = Eval(folder.Write("labels.jsonl.gz", Gzip(Labels)), folder.Write("readmes.jsonl.gz", Gzip(Readmes)));

        Assert.Equal(2, json.GetProperty("overall").GetProperty("readmes").GetInt32());
    }

    [Fact]
    public void Text_says_what_belongs_to_nothing() =>
        Assert.Contains(
            "1 labels without a README, 1 READMEs without a label",
            CommandLineRun.Of("eval", folder.Write("l", Labels), "--readmes", folder.Write("r", Readmes)).Out,
            StringComparison.Ordinal);

    [Fact]
    public void Gold_tags_that_the_list_has_not_are_counted_and_said()
    {
        var labels = folder.Write("l", """
            {"repo":"a/queue","tags":["message-queue","Lib","rabbits"]}
            {"repo":"b/chess","tags":["rabbits","game"]}
            """);
        var readmes = folder.Write("r", Readmes);

        var unknown = Eval(labels, readmes).GetProperty("goldNotInVocabulary");
        Assert.Equal(["rabbits=2", "Lib=1"], unknown.EnumerateObject().Select(tag => $"{tag.Name}={tag.Value}"));
        Assert.Contains(
            "3 gold tags are not in the list and count as missed: rabbits, Lib\n",
            CommandLineRun.Of("eval", labels, "--readmes", readmes).Out,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Of_gold_tags_in_the_list_nothing_is_said() =>
        Assert.DoesNotContain("not in the list", CommandLineRun.Of("eval", folder.Write("l", Labels), "--readmes", folder.Write("r", Readmes)).Out, StringComparison.Ordinal);

    [Fact]
    public void Verbose_says_how_long_each_stage_took() =>
        Assert.Matches(
            @"^Device: CPU, because it was asked for\.\nstart [\d.]+ ms, read [\d.]+, load [\d.]+, clean [\d.]+, tokens [\d.]+, encode [\d.]+, rank [\d.]+\n$",
            CommandLineRun.Of("eval", folder.Write("l", Labels), "--readmes", folder.Write("r", Readmes), "--verbose").Error);

    [Theory]
    [InlineData("""{"repo":"a/queue"}""", "Line 1")]
    [InlineData("""{"repo":"a/queue","tags":"x"}""", "'tags' is not an array")]
    [InlineData("{\"repo\":\"a/queue\",\"tags\":[]}\n[]", "Line 2")]
    [InlineData("{\"repo\":\"a\",\"tags\":[]}\n{\"repo\":\"a\",\"tags\":[]}", "stands twice")]
    [InlineData("{", "it is not JSON")]
    [InlineData("{\"repo\":\"a\",\"tags\":[]}\n{\"repo\":\"b\",\"tags\":[\"\\ud800\"]}", "Line 2 of")]
    [InlineData("""{"repo":"\ud800","tags":[]}""", "'repo' has half a surrogate pair")]
    [InlineData("""{"\udc00":1,"repo":"a"}""", "Line 1")]
    [InlineData("""{"repo":"z","tags":[]}""", "None of the 1 labels")]
    public void Lines_of_another_form_are_refused(string labels, string said)
    {
        var run = CommandLineRun.Of("eval", folder.Write("l", labels), "--readmes", folder.Write("r", Readmes));

        Assert.Equal((2, ""), (run.ExitCode, run.Out));
        Assert.StartsWith($"tagtasks: error {DiagnosticCode.LabelsInvalid}: ", run.Error, StringComparison.Ordinal);
        Assert.Contains(said, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_there_is_not_is_refused() =>
        Assert.Contains(DiagnosticCode.InputNotFound, CommandLineRun.Of("eval", folder["x"], "--readmes", folder["y"]).Error, StringComparison.Ordinal);

    private static JsonElement Eval(string labels, string readmes)
    {
        var run = CommandLineRun.Of("eval", labels, "--readmes", readmes, "--format", "json");
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        using var document = JsonDocument.Parse(run.Out);
        return document.RootElement.Clone();
    }

    private static byte[] Gzip(string text)
    {
        using var bytes = new MemoryStream();
        using (var gzip = new GZipStream(bytes, CompressionLevel.Fastest))
        {
            gzip.Write(Encoding.UTF8.GetBytes(text));
        }

        return bytes.ToArray();
    }
}
