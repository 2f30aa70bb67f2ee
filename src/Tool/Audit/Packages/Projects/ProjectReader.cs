using TagTasks.Inference;
using TagTasks.Tasks;
using TagTasks.Tool.Audit.Configuration.SettingsFiles;
using TagTasks.Tool.Audit.Evaluation;
using TagTasks.Tool.Pack;

namespace TagTasks.Tool.Audit.Packages.Projects;

/// <summary>Makes a package out of an evaluated project. Thread-safe.</summary>
/// <param name="files">Finds the settings of repositories.</param>
/// <param name="modelDirectory">The folder of the tool's own model; null for the one that came with it.</param>
internal sealed class ProjectReader(SettingsFinder files, string? modelDirectory)
{
    // What pack fills in where nobody described the package.
    private const string NoDescription = "Package Description";

    private readonly VocabularyCache vocabularies = new();

    /// <summary>Reads a project that can be packed.</summary>
    /// <exception cref="Inference.Diagnostics.TagTasksException">Its vocabulary is refused.</exception>
    public AuditedPackage Read(EvaluatedProject project)
    {
        var metadata = Metadata(project);
        var readme = ProjectReadme.Read(project);
        var settings = new ProjectSettings(project, files.OfFile(project.Path));
        var question = new ProjectQuestion(project, settings, metadata, readme);
        var asked = settings.IsUsed ? question.PackQuestion(modelDirectory) : null;
        return new AuditedPackage
        {
            Source = project.Path,
            Metadata = metadata,
            Tags = PackageTags.Of(Text(project, "PackageTags")),
            Readme = readme,
            Question = new TagQuestion(question.Input(), new TaggingOptions
            {
                Vocabulary = vocabularies.Get(settings.VocabularyFile ?? settings.Vocabulary),
                MaxTags = settings.MaxTags,
                MinProbability = settings.MinProbability,
                Exclude = settings.Exclude,
            }),
            Project = new ProjectFacts
            {
                Path = project.Path,
                IsRestored = File.Exists(ProjectAssets.PathOf(project)),
                NoWarn = NoWarn.Of(project),
                NuspecFile = Text(project, "NuspecFile"),
                Elements = project.Elements,
                TagTasks = asked is null ? null : TagTasksUseReader.Read(project, settings, asked),
            },
            Sidecar = asked is null ? null : TagTasksUseReader.Sidecar(project, asked),
        };
    }

    /// <summary>A property with its place; null when it is empty.</summary>
    public static MetadataText? Text(EvaluatedProject project, params string[] names)
    {
        // The place is that of the property which an author writes, though another is the one that counts.
        var properties = names.Select(name => project.Properties.GetValueOrDefault(name)).OfType<EvaluatedProperty>().ToList();
        return properties.Count == 0 ? null
            : properties.Find(property => property.Place is not null) is { } own ? new MetadataText(properties[0].Value.Trim(), own.Place, own.Raw)
            : new MetadataText(properties[0].Value.Trim());
    }

    private static PackageMetadata Metadata(EvaluatedProject project)
    {
        var description = Text(project, "PackageDescription", "Description");
        return new PackageMetadata
        {
            Id = Text(project, "PackageId", "MSBuildProjectName")!,
            Version = Text(project, "PackageVersion", "Version"),
            Title = Text(project, "Title"),
            Description = description is { Value: NoDescription, Place: null } ? null : description,
            Licence = Text(project, "PackageLicenseExpression") ?? Text(project, "PackageLicenseFile") ?? Text(project, "PackageLicenseUrl"),
            ProjectUrl = Text(project, "PackageProjectUrl"),
            RepositoryUrl = Text(project, "RepositoryUrl") ?? (project.IsTrue("PublishRepositoryUrl") ? Text(project, "PublishRepositoryUrl") : null),
            Icon = Text(project, "PackageIcon") ?? Text(project, "PackageIconUrl"),
        };
    }
}
