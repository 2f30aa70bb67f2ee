using System.Collections.Concurrent;
using TagTasks.Inference.Vocabularies;

namespace TagTasks.Tool.Audit.Packages.Projects;

/// <summary>Reads each vocabulary once. Thread-safe.</summary>
internal sealed class VocabularyCache
{
    private readonly ConcurrentDictionary<string, Lazy<TagVocabulary>> read = new(StringComparer.Ordinal);

    /// <summary>The vocabulary of a name or a full path.</summary>
    /// <exception cref="Inference.Diagnostics.TagTasksException">There is none, or the file is refused.</exception>
    public TagVocabulary Get(string nameOrPath) =>
        read.GetOrAdd(nameOrPath, key => new Lazy<TagVocabulary>(() => TagVocabulary.Load(key))).Value;
}
