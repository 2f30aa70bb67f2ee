using TagTasks.Inference;
using TagTasks.Inference.Diagnostics;
using TagTasks.Inference.Reading;
using TagTasks.Inference.Vocabularies;
using TagTasks.Tool.Archives;
using TagTasks.Tool.Pack;

namespace TagTasks.Tool.Audit.Packages.Archives;

/// <summary>Makes what rules judge out of a nuspec and a README, wherever the two come from. Stateless.</summary>
internal static class NuspecPackage
{
    /// <summary>The package.</summary>
    /// <param name="source">The full path of its file, or its name on a feed.</param>
    /// <param name="nuspec">What it says of itself.</param>
    /// <param name="readme">Its README.</param>
    /// <param name="sidecar">Its sidecar; null when it has none.</param>
    public static AuditedPackage Of(string source, Nuspec nuspec, PackageReadme readme, SidecarState? sidecar) => new()
    {
        Source = source,
        Metadata = new PackageMetadata
        {
            Id = new MetadataText(nuspec.Id),
            Version = Text(nuspec.Version),
            Title = Text(nuspec.Title),
            Description = Text(nuspec.Description),
            Licence = Text(nuspec.Licence),
            ProjectUrl = Text(nuspec.ProjectUrl),
            RepositoryUrl = Text(nuspec.RepositoryUrl),
            Icon = Text(nuspec.Icon),
        },
        Tags = PackageTags.Of(Text(nuspec.Tags)),
        Readme = readme,

        // A README that is there and was not read: what the description alone suggests would be said of the README.
        Question = readme is { Text: null, IsPacked: true } ? null : new TagQuestion(
            PackInput.Of(nuspec.Id, nuspec.Title, nuspec.Description, readme.Text, apiWords: null),
            new TaggingOptions { Vocabulary = TagVocabulary.DotnetPackages }),
        Sidecar = sidecar,
    };

    /// <summary>A README that the package carries.</summary>
    /// <param name="source">The package's source.</param>
    /// <param name="name">The README's path in the package.</param>
    /// <param name="bytes">Its bytes; those of one that is too large may end early.</param>
    /// <param name="length">How many it has.</param>
    public static PackageReadme Readme(string source, string name, byte[] bytes, long length)
    {
        var readme = Unread(source, name);
        try
        {
            using var stream = new MemoryStream(bytes);
            return readme with { Text = ReadmeReader.Read(stream, name, ReadmeReader.FormatOf(name)), Length = length };
        }
        catch (TagTasksException e)
        {
            return readme with { Problem = e.Diagnostic };
        }
    }

    /// <summary>A README that the package carries and that is not read.</summary>
    public static PackageReadme Unread(string source, string name) => Missing(name) with { PackedFile = name, File = Inside(source, name) };

    /// <summary>A README that the package names and does not carry.</summary>
    public static PackageReadme Missing(string name) => new() { Named = new MetadataText(name) };

    /// <summary>The name of a file in a package, as if the package were a folder.</summary>
    public static string Inside(string source, string name) => $"{source}/{name.Replace('\\', '/').TrimStart('/')}";

    private static MetadataText? Text(string? value) => value is null ? null : new MetadataText(value);
}
