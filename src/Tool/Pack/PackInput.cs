using TagTasks.Inference;
using TagTasks.Inference.Reading;
using TagTasks.Tool.CSharp;
using TagTasks.Tool.Tag;

namespace TagTasks.Tool.Pack;

/// <summary>What the tagger is given for a package. Stateless.</summary>
internal static class PackInput
{
    /// <summary>Puts it together.</summary>
    /// <param name="id">The package's id.</param>
    /// <param name="title">Its title; null when it has none.</param>
    /// <param name="description">Its description; null when it has none.</param>
    /// <param name="readme">Its README; null when it has none.</param>
    /// <param name="apiWords">The words of its API; null when they do not count.</param>
    public static TaggingInput Of(string id, string? title, string? description, ReadmeText? readme, string? apiWords) => new()
    {
        Readme = readme?.Text ?? "",
        Format = readme?.Format ?? default,
        Name = id,
        Description = PackageDescription.Of(id, title, description),
        ApiWords = apiWords,
    };

    /// <summary>The words of a project's API; null when it has none.</summary>
    /// <param name="directory">The project's folder.</param>
    /// <param name="sources">Its C# sources, relative to that folder, sorted.</param>
    /// <param name="references">The names of the packages that it references.</param>
    public static string? ApiWords(string directory, IEnumerable<string> sources, IReadOnlyList<string> references)
    {
        var digest = ApiDigest.Of([.. sources.Select(source => Path.GetFullPath(Path.Combine(directory, source)))], references);
        return digest.Length == 0 ? null : digest;
    }
}
