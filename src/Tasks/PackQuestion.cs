namespace TagTasks.Tasks;

/// <summary>
/// Everything that decides which tags are suggested, and nothing of the machine: the same project gives the same
/// question, and so the same <see cref="Key"/>, in every folder and on every system. Immutable.
/// </summary>
internal sealed record PackQuestion
{
    public string PackageId { get; init; } = "";

    public string? Title { get; init; }

    public string? Description { get; init; }

    /// <summary>The README; null when there is none.</summary>
    public HashedFile? Readme { get; init; }

    /// <summary>The C# sources, sorted by path.</summary>
    public IReadOnlyList<HashedFile> Sources { get; init; } = [];

    /// <summary>The names of the packages referenced, sorted.</summary>
    public IReadOnlyList<string> References { get; init; } = [];

    /// <summary>A built-in vocabulary's name, or a file relative to the project.</summary>
    public string Vocabulary { get; init; } = "";

    /// <summary>The hash of the vocabulary's file; null when it is built in.</summary>
    public string? VocabularyHash { get; init; }

    /// <summary>The hash of the model's manifest, which holds the hashes of its files.</summary>
    public string ModelHash { get; init; } = "";

    public int? MaxTags { get; init; }

    public double? MinProbability { get; init; }

    /// <summary>Tags never to be suggested, sorted.</summary>
    public IReadOnlyList<string> Exclude { get; init; } = [];

    /// <summary>The hash of all of it.</summary>
    public string Key => FileText.HashText(Write(new JsonWriter().Open('{')).Close('}').ToString());

    /// <summary>The hash of what is asked apart from the README, the texts, the sources and the model.</summary>
    public string OptionsKey => FileText.HashText(WriteOptions(new JsonWriter().Open('{')).Close('}').ToString());

    /// <summary>The hash of the package's texts.</summary>
    public string TextsKey => FileText.HashText(string.Join("\n", PackageId, Title, Description));

    /// <summary>Writes its members into an open object.</summary>
    public JsonWriter Write(JsonWriter json)
    {
        json.Open('{', "package").Member("id", PackageId).Member("title", Title).Member("description", Description).Close('}');
        if (Readme is { } readme)
        {
            json.Open('{', "readme").Member("path", readme.Path).Member("sha256", readme.Hash).Close('}');
        }

        json.Open('[', "sources");
        foreach (var source in Sources)
        {
            json.Open('{').Member("path", source.Path).Member("sha256", source.Hash).Close('}');
        }

        json.Close(']').Strings("references", References).Member("modelSha256", ModelHash);
        return WriteOptions(json);
    }

    private JsonWriter WriteOptions(JsonWriter json) => json
        .Member("vocabulary", Vocabulary)
        .Member("vocabularySha256", VocabularyHash)
        .Member("maxTags", MaxTags)
        .Member("minProbability", MinProbability)
        .Strings("exclude", Exclude);
}
