using System.Collections.Concurrent;

namespace TagTasks.Inference.Vocabularies;

/// <summary>The vocabularies that are part of the library, each read when it is first asked for.</summary>
internal static class BuiltInVocabularies
{
    private static readonly ConcurrentDictionary<string, TagVocabulary> Read = new(StringComparer.Ordinal);

    public static IReadOnlyList<string> Names { get; } = ["repository-topics", "dotnet-packages"];

    /// <summary>The vocabulary of a name in <see cref="Names"/>.</summary>
    public static TagVocabulary Get(string name) => Read.GetOrAdd(name, static name =>
    {
        using var stream = typeof(BuiltInVocabularies).Assembly.GetManifestResourceStream($"vocabularies/{name}.json")
            ?? throw new InvalidOperationException($"This is a bug: the vocabulary {name} is not in the assembly.");
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return VocabularyReader.ReadJson(bytes.ToArray(), name);
    });
}
