using TagTasks.Inference.Diagnostics;

namespace TagTasks.Inference.Vocabularies;

/// <summary>A closed list of tags; answers hold nothing else. Immutable and thread-safe.</summary>
public sealed class TagVocabulary
{
    /// <summary>The largest number of tags that a vocabulary may have.</summary>
    public const int MaximumTags = 10_000;

    /// <summary>Tags at most in an answer, when a vocabulary does not say.</summary>
    public const int DefaultMaxTags = 3;

    private TagVocabulary(string name, IReadOnlyList<TagDefinition> tags, int maxTags, IReadOnlyList<Diagnostic> diagnostics)
    {
        Name = name;
        Tags = tags;
        MaxTags = maxTags;
        Diagnostics = diagnostics;
    }

    /// <summary>The built-in list of 90 repository topics, at most 3 of them; the default for READMEs.</summary>
    public static TagVocabulary RepositoryTopics => BuiltInVocabularies.Get("repository-topics");

    /// <summary>The built-in list of 89 tags for .NET packages, at most 5 of them; the default for projects.</summary>
    public static TagVocabulary DotnetPackages => BuiltInVocabularies.Get("dotnet-packages");

    /// <summary>The names of the built-in vocabularies.</summary>
    public static IReadOnlyList<string> BuiltInNames => BuiltInVocabularies.Names;

    /// <summary>Its name.</summary>
    public string Name { get; }

    /// <summary>Its tags; their order decides between equal probabilities.</summary>
    public IReadOnlyList<TagDefinition> Tags { get; }

    /// <summary>Tags at most in an answer, unless asked otherwise.</summary>
    public int MaxTags { get; }

    /// <summary>What there is to say about the file that it was read from.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics { get; }

    /// <summary>Makes a vocabulary from tags.</summary>
    /// <param name="name">Its name, for messages.</param>
    /// <param name="tags">1 to 10,000 tags, no two with the same name (trimmed, ignoring case).</param>
    /// <param name="maxTags">Tags at most in an answer. Default: 3.</param>
    /// <exception cref="TagTasksException">The list is empty, too long, or has an empty or a repeated name.</exception>
    public static TagVocabulary Create(string name, IEnumerable<TagDefinition> tags, int maxTags = DefaultMaxTags)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(tags);
        ArgumentOutOfRangeException.ThrowIfLessThan(maxTags, 1);
        TagDefinition[] list = [.. tags];
        VocabularyRules.Check(name, list);
        return new TagVocabulary(name, list, maxTags, []);
    }

    /// <summary>Makes a vocabulary from names.</summary>
    /// <inheritdoc cref="Create(string, IEnumerable{TagDefinition}, int)"/>
    public static TagVocabulary Create(string name, IEnumerable<string> tags, int maxTags = DefaultMaxTags) =>
        Create(name, tags.Select(tag => new TagDefinition(tag)), maxTags);

    /// <summary>Finds a built-in vocabulary by name, or reads a file.</summary>
    /// <param name="nameOrPath">A built-in name, or the path of a JSON or text file.</param>
    /// <exception cref="TagTasksException">There is neither, or the file is refused.</exception>
    public static TagVocabulary Load(string nameOrPath)
    {
        ArgumentNullException.ThrowIfNull(nameOrPath);
        return BuiltInNames.Contains(nameOrPath, StringComparer.OrdinalIgnoreCase)
            ? BuiltInVocabularies.Get(nameOrPath.ToLowerInvariant())
            : VocabularyReader.ReadFile(nameOrPath);
    }

    /// <summary>The same list with something to say about its file.</summary>
    internal TagVocabulary With(Diagnostic diagnostic) => new(Name, Tags, MaxTags, [.. Diagnostics, diagnostic]);
}
