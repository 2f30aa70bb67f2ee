using System.Text.Json;
using TagTasks.TestKit;

namespace TagTasks.Tool.Tests.Cuda;

/// <summary>
/// CPU and CUDA choose the same tags on the whole dev set, with probabilities within 0.002. Needs a CUDA device with all
/// that <c>tagtasks cuda status</c> asks for, and the labelled READMEs, which are not part of the repository.
/// </summary>
[Trait("Category", "Cuda")]
public sealed class CpuAndCudaTests : IDisposable
{
    private const double Tolerance = 0.002;

    private static readonly string Data = Environment.GetEnvironmentVariable("TAGTASKS_EVAL_DATA") is { Length: > 0 } given
        ? given
        : Path.Combine(Repository.Root, "..", "shared", "eval");

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Tags_are_the_same_on_the_dev_set()
    {
        var status = await ToolProcess.Tool("cuda", "status");
        Assert.SkipWhen(status.ExitCode != 0, $"CUDA cannot be used here: {status.Out}");
        var readmes = Path.Combine(Data, "readmes.jsonl");
        Assert.SkipUnless(File.Exists(readmes), "The READMEs are not here; TAGTASKS_EVAL_DATA names their folder.");
        var inputs = folder.Write("inputs.jsonl", string.Concat(File.ReadLines(readmes).Select(line => JsonDocument.Parse(line).RootElement)
            .Select(line => JsonSerializer.Serialize(new { id = line.GetProperty("repo").GetString(), readme = line.GetProperty("readme").GetString() }) + "\n")));

        var cpu = await Answers(inputs, "cpu");
        var cuda = await Answers(inputs, "cuda");

        Assert.Equal(cpu.Count, cuda.Count);
        Assert.All(cpu.Zip(cuda), pair =>
        {
            Assert.Equal(Tags(pair.First), Tags(pair.Second));
            Assert.All(Probabilities(pair.First).Zip(Probabilities(pair.Second)), both => Assert.Equal(both.First, both.Second, Tolerance));
        });
    }

    private async Task<List<JsonElement>> Answers(string inputs, string device)
    {
        var path = folder[$"{device}.jsonl"];

        // In parts: a process has a minute.
        for (var part = 1; part <= 8; part++)
        {
            var run = await ToolProcess.Tool("batch", inputs, "--detail", "--shard", $"{part}/8", "--device", device, "--out", folder[$"{device}-{part}.jsonl"]);
            Assert.Equal(0, run.ExitCode);
        }

        Assert.Equal(0, (await ToolProcess.Tool(["merge", .. Enumerable.Range(1, 8).Select(part => folder[$"{device}-{part}.jsonl"]), "--inputs", inputs, "--out", path])).ExitCode);
        return [.. File.ReadLines(path).Select(line => JsonDocument.Parse(line).RootElement)];
    }

    private static IEnumerable<string?> Tags(JsonElement answer) => answer.GetProperty("tags").EnumerateArray().Select(tag => tag.ToString());

    private static IEnumerable<double> Probabilities(JsonElement answer) => answer.GetProperty("suggestions").EnumerateArray().Select(tag => tag.GetProperty("probability").GetDouble());
}
