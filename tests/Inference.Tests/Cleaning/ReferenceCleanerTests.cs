using System.Text.Json;
using TagTasks.Inference.Cleaning;
using TagTasks.Inference.Tests.Parity;
using TagTasks.TestKit;

namespace TagTasks.Inference.Tests.Cleaning;

/// <summary>
/// The first 120 blocks of twelve READMEs as the reference cleaner cuts them, before furniture sections go; recorded in
/// the bundle's <c>parity/blocks.jsonl</c>, sources in <c>tests/fixtures/cleaning/reference</c>. Ours is another cleaner;
/// where it reads better, the differing blocks are counted here with the reason.
/// </summary>
public sealed class ReferenceCleanerTests
{
    private static readonly Dictionary<string, string[]> Recorded = File
        .ReadLines(Path.Combine(ParityFiles.Folder, "blocks.jsonl"))
        .Select(line => JsonDocument.Parse(line).RootElement)
        .ToDictionary(
            item => item.GetProperty("repo").GetString()!,
            item => item.GetProperty("blocks").EnumerateArray().Select(block => $"{block[0].GetString()}: {block[1].GetString()}").ToArray());

    private static readonly Dictionary<string, (int Blocks, string Reason)> Differences = new()
    {
        ["dotnetcore/CAP"] = (1, "an address ends where Chinese text follows it; the reference drops the text with it"),
        ["go-kratos/kratos"] = (1, "the same"),
        ["umijs/umi-request"] = (5, "the box of a task item is no text"),
    };

    public static TheoryData<string> Repos => [.. Recorded.Keys];

    [Theory]
    [MemberData(nameof(Repos))]
    public void Blocks_are_the_recorded_ones(string repo)
    {
        var path = Repository.Fixture("cleaning", "reference", repo.Replace("/", "__", StringComparison.Ordinal) + ".md");

        using var sink = new BlockSink();
        ReadmeCleaner.Read(File.ReadAllText(path), MarkupFormat.Markdown, sink);
        string[] actual = [.. sink.Blocks.Take(Recorded[repo].Length).Select(BlockLine.Of)];

        Assert.Equal(Recorded[repo].Length, actual.Length);
        var differing = Recorded[repo].Zip(actual).Where(pair => pair.First != pair.Second).ToList();
        Assert.True(
            differing.Count == Differences.GetValueOrDefault(repo).Blocks,
            $"{differing.Count} blocks differ:\n" + string.Join('\n', differing.Select(pair => $"- {pair.First}\n+ {pair.Second}")));
    }
}

internal static class BlockLine
{
    /// <summary>A block as fixtures write it, such as <c>h2: Getting started</c>.</summary>
    public static string Of(CleanBlock block) => block.Kind switch
    {
        BlockKind.Heading => $"h{block.Level}: {block.Text}",
        BlockKind.ListItem => $"li: {block.Text}",
        BlockKind.TableCell => $"td: {block.Text}",
        _ => $"p: {block.Text}",
    };
}
