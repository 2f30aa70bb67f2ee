using TagTasks.Inference;
using TagTasks.Inference.Reading;
using TagTasks.Inference.Vocabularies;

namespace TagTasks.Tool.Tag;

/// <summary>An input as it was given, found and read.</summary>
/// <param name="Given">The path as the user gave it.</param>
/// <param name="Location">Where its README is; null for standard input.</param>
/// <param name="Readme">The README.</param>
internal sealed record TagInput(string Given, ReadmeLocation? Location, ReadmeText Readme)
{
    /// <summary>The list that is used unless another was asked for.</summary>
    public TagVocabulary DefaultVocabulary =>
        Location?.Project is null ? TagVocabulary.RepositoryTopics : TagVocabulary.DotnetPackages;

    /// <summary>What people are shown as its name.</summary>
    public string DisplayName => Readme.Path ?? "standard input";

    /// <summary>What the tagger is given.</summary>
    public TaggingInput ToTaggingInput() => new()
    {
        Readme = Readme.Text,
        Format = Readme.Format,
        DisplayName = DisplayName,
        Name = Location?.Project?.PackageId,
        Description = Location?.Project is { } project ? PackageDescription.Of(project.PackageId, project.Title, project.Description) : null,
    };
}
