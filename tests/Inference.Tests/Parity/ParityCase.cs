using System.Text.Json;
using System.Text.Json.Serialization;
using TagTasks.TestKit;

namespace TagTasks.Inference.Tests.Parity;

/// <summary>
/// What the reference pipeline (Python, the one that the model was trained with) gives for one text. Recorded in
/// <c>models/readme-tagger/parity/cases.jsonl</c> with the bundle; a new bundle brings its own.
/// </summary>
public sealed record ParityCase
{
    public required string Id { get; init; }

    public required string Lead { get; init; }

    public required string Headings { get; init; }

    public required int[] Ids { get; init; }

    public required float[] Embedding { get; init; }

    public required string Title { get; init; }

    [JsonPropertyName("repository-topics")]
    public required TrainedAnswer RepositoryTopics { get; init; }

    [JsonPropertyName("dotnet-packages")]
    public required TrainedAnswer DotnetPackages { get; init; }

    public required OpenTag[] Open { get; init; }

    public static IReadOnlyDictionary<string, ParityCase> All { get; } =
        ParityFiles.Read<ParityCase>("cases.jsonl").ToDictionary(item => item.Id);

    public static TheoryData<string> Names => [.. All.Keys];
}

public sealed record TrainedAnswer(string[] Tags, TrainedTag[] Top);

public sealed record TrainedTag(string Tag, double Probability, double Head, double[] Words);

public sealed record OpenTag(string Tag, double Z, double[] Words, double Probability);

public sealed record TokenCase(string Text, int[] Ids, int[]? Tie);

internal static class ParityFiles
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);

    public static string Folder { get; } = Path.Combine(Repository.Root, "models", "readme-tagger", "parity");

    public static IEnumerable<T> Read<T>(string file) =>
        File.ReadLines(Path.Combine(Folder, file)).Select(line => JsonSerializer.Deserialize<T>(line, Options)!);
}
