using System.Text.Json;

namespace TagTasks.Tool.Pack;

/// <summary>What the build package asks, as <c>docs/pack.md</c> defines it. Immutable.</summary>
internal sealed record PackRequest
{
    /// <summary>The form that is read; the task of the same package writes it.</summary>
    public const int Version = 1;

    public required string Key { get; init; }

    public required string PackageId { get; init; }

    public string? Title { get; init; }

    public string? Description { get; init; }

    /// <summary>The README relative to <see cref="ProjectDirectory"/>; null when there is none.</summary>
    public string? Readme { get; init; }

    /// <summary>The C# sources relative to <see cref="ProjectDirectory"/>, sorted.</summary>
    public required IReadOnlyList<string> Sources { get; init; }

    /// <summary>The names of the packages referenced.</summary>
    public required IReadOnlyList<string> References { get; init; }

    /// <summary>A built-in name, or a file relative to <see cref="ProjectDirectory"/>.</summary>
    public required string Vocabulary { get; init; }

    /// <summary>Whether <see cref="Vocabulary"/> is a file.</summary>
    public bool VocabularyIsFile { get; init; }

    public int? MaxTags { get; init; }

    public double? MinProbability { get; init; }

    public required IReadOnlyList<string> Exclude { get; init; }

    public required string ProjectDirectory { get; init; }

    public string? Model { get; init; }

    public string? Device { get; init; }

    /// <summary>The folder of ONNX Runtime's libraries, as a full path; null for those of the package.</summary>
    public string? OnnxRuntimeDirectory { get; init; }

    public int? Threads { get; init; }

    /// <summary>Reads a question file.</summary>
    /// <exception cref="InvalidDataException">It is of another version.</exception>
    public static PackRequest Read(string path)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(path));
        var root = document.RootElement;
        if (root.GetProperty("schema").GetInt32() != Version)
        {
            throw new InvalidDataException("The question is of another version than this worker.");
        }

        var question = root.GetProperty("question");
        var package = question.GetProperty("package");
        var machine = root.GetProperty("machine");
        return new PackRequest
        {
            Key = root.GetProperty("key").GetString()!,
            PackageId = package.GetProperty("id").GetString()!,
            Title = package.GetProperty("title").GetString(),
            Description = package.GetProperty("description").GetString(),
            Readme = question.TryGetProperty("readme", out var readme) ? readme.GetProperty("path").GetString() : null,
            Sources = [.. question.GetProperty("sources").EnumerateArray().Select(source => source.GetProperty("path").GetString()!)],
            References = Strings(question, "references"),
            Vocabulary = question.GetProperty("vocabulary").GetString()!,
            VocabularyIsFile = question.GetProperty("vocabularySha256").ValueKind != JsonValueKind.Null,
            MaxTags = question.GetProperty("maxTags") is { ValueKind: JsonValueKind.Number } most ? most.GetInt32() : null,
            MinProbability = question.GetProperty("minProbability") is { ValueKind: JsonValueKind.Number } least ? least.GetDouble() : null,
            Exclude = Strings(question, "exclude"),
            ProjectDirectory = machine.GetProperty("projectDirectory").GetString()!,
            Model = machine.GetProperty("model").GetString(),
            Device = machine.GetProperty("device").GetString(),
            OnnxRuntimeDirectory = machine.GetProperty("onnxRuntimeDirectory").GetString(),
            Threads = machine.GetProperty("threads") is { ValueKind: JsonValueKind.Number } threads ? threads.GetInt32() : null,
        };
    }

    private static string[] Strings(JsonElement parent, string name) =>
        [.. parent.GetProperty(name).EnumerateArray().Select(element => element.GetString()!)];
}
