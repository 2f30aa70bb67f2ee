using System.Text.Json;

namespace TagTasks.Inference.Model;

/// <summary>
/// Reads a manifest member by member. A serialiser would take a few lines less and 15 ms more of every cold start: its
/// generic code is compiled anew in each process.
/// </summary>
internal static class ManifestReader
{
    /// <summary>Reads a manifest of format 1.</summary>
    /// <exception cref="JsonException">A member is missing or of another type.</exception>
    public static ModelManifest Read(JsonElement root) => new()
    {
        Format = Int(root, "format"),
        Name = Text(root, "name"),
        Version = Text(root, "version"),
        Files = Files(Member(root, "files", JsonValueKind.Object)),
        Encoder = Encoder(Member(root, "encoder", JsonValueKind.Object)),
        Tokenizer = Tokenizer(Member(root, "tokenizer", JsonValueKind.Object)),
        Words = Words(Member(root, "words", JsonValueKind.Object)),
        Background = Background(Member(root, "background", JsonValueKind.Object)),
        OpenVocabulary = Open(Member(root, "openVocabulary", JsonValueKind.Object)),
        Vocabularies = [.. Member(root, "vocabularies", JsonValueKind.Array).EnumerateArray().Select(Trained)],
    };

    private static Dictionary<string, FileManifest> Files(JsonElement json)
    {
        var files = new Dictionary<string, FileManifest>(StringComparer.Ordinal);
        foreach (var file in json.EnumerateObject())
        {
            files.Add(file.Name, new FileManifest { Sha256 = Text(file.Value, "sha256"), Bytes = Member(file.Value, "bytes", JsonValueKind.Number).GetInt64() });
        }

        return files;
    }

    private static EncoderManifest Encoder(JsonElement json) => new()
    {
        File = Text(json, "file"),
        Inputs = Texts(json, "inputs"),
        Output = Text(json, "output"),
        Dimension = Int(json, "dimension"),
        MaxTokens = Int(json, "maxTokens"),
        LeadCharacters = Int(json, "leadCharacters"),
        HeadingCharacters = Int(json, "headingCharacters"),
        HeadingTokens = Int(json, "headingTokens"),
        TagTokens = Int(json, "tagTokens"),
    };

    private static TokenizerManifest Tokenizer(JsonElement json) => new()
    {
        File = Text(json, "file"),
        Bos = Int(json, "bos"),
        Pad = Int(json, "pad"),
        Eos = Int(json, "eos"),
        Unknown = Int(json, "unknown"),
    };

    private static WordsManifest Words(JsonElement json) => new()
    {
        File = Text(json, "file"),
        LeadCharacters = Int(json, "leadCharacters"),
        HeadingCharacters = Int(json, "headingCharacters"),
        OpeningWords = Int(json, "openingWords"),
        TitleCharacters = Int(json, "titleCharacters"),
    };

    private static BackgroundManifest Background(JsonElement json) => new() { File = Text(json, "file"), Rows = Int(json, "rows") };

    private static OpenVocabularyManifest Open(JsonElement json) => new()
    {
        Ranker = Ranker(json),
        Threshold = Number(json, "threshold"),
        Minimum = Number(json, "minimum"),
    };

    private static TrainedVocabularyManifest Trained(JsonElement json) => new()
    {
        Name = Text(json, "name"),
        MaxTags = Int(json, "maxTags"),
        Head = Text(json, "head"),
        Tags = Texts(json, "tags"),
        Ranker = Ranker(json),
        Threshold = Number(json, "threshold"),
        Minimum = Number(json, "minimum"),
    };

    private static RankerManifest Ranker(JsonElement json)
    {
        var ranker = Member(json, "ranker", JsonValueKind.Object);
        return new RankerManifest
        {
            Bias = Number(ranker, "bias"),
            Model = Number(ranker, "model"),
            Title = Number(ranker, "title"),
            Opening = Number(ranker, "opening"),
            Body = Number(ranker, "body"),
        };
    }

    private static JsonElement Member(JsonElement json, string name, JsonValueKind kind) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var value) && value.ValueKind == kind
            ? value
            : throw new JsonException($"the member '{name}' is missing or not {kind.ToString().ToLowerInvariant()}");

    private static string Text(JsonElement json, string name) => Member(json, name, JsonValueKind.String).GetString()!;

    private static int Int(JsonElement json, string name) =>
        Member(json, name, JsonValueKind.Number).TryGetInt32(out var value) ? value : throw new JsonException($"'{name}' is not a whole number");

    private static double Number(JsonElement json, string name) => Member(json, name, JsonValueKind.Number).GetDouble();

    private static List<string> Texts(JsonElement json, string name)
    {
        var texts = new List<string>();
        foreach (var item in Member(json, name, JsonValueKind.Array).EnumerateArray())
        {
            texts.Add(item.ValueKind == JsonValueKind.String ? item.GetString()! : throw new JsonException($"'{name}' holds something that is no text"));
        }

        return texts;
    }
}
