using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using TagTasks.TestKit;

namespace TagTasks.Tool.Tests.Batch;

/// <summary>A batch that is stopped in any way goes on to the same bytes: as processes, with real signals.</summary>
public sealed class KilledBatchTests(OneRun run) : IDisposable, IClassFixture<OneRun>
{
    private const int Shards = 8;
    private const int MostKills = 3;

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("out.jsonl")]
    [InlineData("out.jsonl.gz")]
    public async Task Ctrl_C_stops_cleanly_and_says_how_it_goes_on(string name)
    {
        Assert.SkipUnless(RunningTool.CanInterrupt, "Ctrl+C is ignored here, as by what a shell starts in the background, or there is no kill.");
        var path = folder[name];
        using var first = RunningTool.Start("batch", "--out", path);
        await first.Input.WriteAsync(string.Concat(File.ReadLines(run.Inputs).Take(3).Select(line => line + "\n")));
        await first.Input.FlushAsync(TestContext.Current.CancellationToken);
        await Until(() => name.EndsWith(".gz", StringComparison.Ordinal) ? File.Exists(path) : File.Exists(path) && new FileInfo(path).Length > 0);

        // Its input is still open: it must not wait for more of it.
        await first.Interrupt();
        var ended = await first.End();

        Assert.Equal(130, ended.ExitCode);
        Assert.Matches(@"^Stopped: \d answers are in .+\. The same command with --resume goes on\.\n$", ended.Error);
        Assert.StartsWith(Text(path), run.Answers, StringComparison.Ordinal);

        using var second = RunningTool.Start("batch", run.Inputs, "--out", path, "--resume");
        Assert.Equal(new CommandLineRun(0, "", ""), await second.End());
        Assert.Equal(run.Answers, Text(path));
    }

    [Fact]
    public async Task Who_feeds_it_line_by_line_is_answered_line_by_line()
    {
        using var process = RunningTool.Start("batch", "--out", folder["out.jsonl"]);
        var path = folder["out.jsonl"];
        long length = 0;
        foreach (var line in File.ReadLines(run.Inputs).Take(3))
        {
            await process.Input.WriteLineAsync(line);
            await process.Input.FlushAsync(TestContext.Current.CancellationToken);
            await Until(() => File.Exists(path) && new FileInfo(path).Length > length);
            length = new FileInfo(path).Length;
        }

        process.Input.Close();
        Assert.Equal(new CommandLineRun(0, "", ""), await process.End());
        Assert.Equal(3, Answers.Ids(Text(path)).Count);
    }

    /// <summary>Eight processes at a time, each killed up to three times at any moment before it may come to its end.</summary>
    [Theory(Explicit = true)]
    [Trait("Category", "Long")]
    [InlineData(".jsonl", "")]
    [InlineData(".jsonl.gz", "")]
    [InlineData(".jsonl.zst", "--unordered")]
    public async Task Eight_shards_that_are_killed_at_random_are_joined_to_the_bytes_of_one_run(string extension, string option)
    {
        var inputs = folder.Write("in.jsonl", string.Concat(Enumerable.Range(0, 240).Select(i => Line(i))));
        var whole = folder["whole.jsonl"];
        using (var one = RunningTool.Start("batch", inputs, "--out", whole, "--max-errors", "9"))
        {
            Assert.Equal(0, (await one.End()).ExitCode);
        }

        var kills = await Task.WhenAll(Enumerable.Range(1, Shards).Select(shard => RunUntilDone(inputs, shard, extension, option)));

        Assert.True(kills.Sum() >= Shards, $"Only {kills.Sum()} were killed: nothing is proved.");
        string[] shards = [.. Enumerable.Range(1, Shards).Select(shard => folder[$"s{shard}{extension}"])];
        using var merge = RunningTool.Start(["merge", .. shards, "--inputs", inputs, "--out", folder["merged.jsonl"], "--verbose"]);
        var merged = await merge.End();
        Assert.True(merged.ExitCode == 0, merged.Error);
        Assert.Equal(await File.ReadAllBytesAsync(whole, TestContext.Current.CancellationToken), await File.ReadAllBytesAsync(folder["merged.jsonl"], TestContext.Current.CancellationToken));
    }

    // Every 97th line is bad: it belongs to a shard as well.
    private static string Line(int i) => i % 97 == 50
        ? $"{{bad {i}\n"
        : string.Create(CultureInfo.InvariantCulture, $$"""{"id":"r{{i}}","readme":"# Project {{i}}\n\nA {{OneRun.Topics[i % OneRun.Topics.Length]}} with {{i}} parts.\n"}""") + "\n";

    private async Task<int> RunUntilDone(string inputs, int shard, string extension, string option)
    {
        string[] options = option.Length == 0 ? [] : [option];
        for (var kills = 0; ; kills++)
        {
            var path = folder[$"s{shard}{extension}"];
            var before = Length(path);
            using var process = RunningTool.Start(
                ["batch", inputs, "--shard", $"{shard}/{Shards}", "--out", path, "--resume", "--max-errors", "9", "--threads", "1", .. options]);

            // First early, so that every shard is killed whatever the machine's speed, then at any moment; where it can be seen,
            // soon after it has begun to write.
            var ended = process.End();
            for (var i = 0; i < 60 && extension == ".jsonl" && !ended.IsCompleted && Length(path) == before; i++)
            {
                await Task.Delay(100, TestContext.Current.CancellationToken);
            }

            var patience = kills == MostKills ? Timeout.Infinite : RandomNumberGenerator.GetInt32(0, kills == 0 ? 300 : 3000);
            if (await Task.WhenAny(ended, Task.Delay(patience, TestContext.Current.CancellationToken)) == ended)
            {
                var outcome = await ended;
                Assert.True(outcome.ExitCode == 0, outcome.Error);
                return kills;
            }

            process.Kill();
            await ended;
        }
    }

    private static long Length(string path) => File.Exists(path) ? new FileInfo(path).Length : 0;

    private static async Task Until(Func<bool> condition)
    {
        for (var i = 0; !condition(); i++)
        {
            Assert.True(i < 600, "It takes longer than a minute.");
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }
    }

    private static string Text(string path)
    {
        using var file = File.OpenRead(path);
        using Stream content = path.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(file, CompressionMode.Decompress) : file;
        using var reader = new StreamReader(content);
        return reader.ReadToEnd();
    }
}
