using System.Xml.Linq;

namespace TagTasks.Tasks;

/// <summary>The worker's answer, or what a lock file holds of an earlier one. Immutable.</summary>
internal sealed record PackAnswer
{
    /// <summary>The form of the answer file that is read here; the worker of the same package writes it.</summary>
    public const int Schema = 1;

    /// <summary>The <see cref="PackQuestion.Key"/> that it answers.</summary>
    public string Key { get; init; } = "";

    /// <summary>The suggested tags, most probable first.</summary>
    public IReadOnlyList<SuggestedTag> Tags { get; init; } = [];

    /// <summary>What there is to say, each time that the answer is used.</summary>
    public IReadOnlyList<PackDiagnostic> Diagnostics { get; init; } = [];

    /// <summary>The vocabulary's name.</summary>
    public string Vocabulary { get; init; } = "";

    /// <summary>The vocabulary's hash.</summary>
    public string VocabularyHash { get; init; } = "";

    /// <summary>The model's name and version.</summary>
    public string Model { get; init; } = "";

    /// <summary>The model's hash.</summary>
    public string ModelHash { get; init; } = "";

    /// <summary>Whether the README is longer than what is read of it.</summary>
    public bool Truncated { get; init; }

    /// <summary>Why there are no tags; null when the question was answered.</summary>
    public PackDiagnostic? Failure { get; init; }

    /// <summary>Reads an answer file.</summary>
    /// <exception cref="FormatException">It is not one.</exception>
    public static PackAnswer Read(byte[] utf8)
    {
        var root = JsonReader.Object(utf8);
        return root.Number("schema") != Schema
            ? throw new FormatException("it is of another version")
            : new PackAnswer
            {
                Key = root.Required("key"),
                Tags = [.. root.Items("tags").Select(ReadTag)],
                Diagnostics = [.. root.Items("diagnostics").Select(ReadDiagnostic)],
                Vocabulary = root.Text("vocabulary") ?? "",
                VocabularyHash = root.Text("vocabularySha256") ?? "",
                Model = root.Text("model") ?? "",
                ModelHash = root.Text("modelSha256") ?? "",
                Truncated = root.Text("truncated") == "true",
                Failure = root.Element("failure") is { } failure ? ReadDiagnostic(failure) : null,
            };
    }

    /// <summary>Reads a tag of an answer or a lock file.</summary>
    public static SuggestedTag ReadTag(XElement element) => new(
        element.Required("name"),
        element.Text("id"),
        element.Number("probability"),
        [.. element.Items("evidence").Select(item => item.Value)]);

    /// <summary>Writes the tags as the sidecar and the lock file hold them.</summary>
    public static JsonWriter WriteTags(JsonWriter json, string name, IEnumerable<SuggestedTag> tags)
    {
        json.Open('[', name);
        foreach (var tag in tags)
        {
            json.Open('{').Member("name", tag.Name).Member("id", tag.Id)
                .Member("probability", tag.Probability).Strings("evidence", tag.Evidence).Close('}');
        }

        return json.Close(']');
    }

    private static PackDiagnostic ReadDiagnostic(XElement element) => new(
        element.Required("code"),
        element.Required("message"),
        element.Text("file"),
        (int)element.Number("line"),
        element.Text("severity") != "info");
}
