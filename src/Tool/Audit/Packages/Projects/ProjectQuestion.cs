using TagTasks.Inference;
using TagTasks.Tasks;
using TagTasks.Tool.Audit.Evaluation;
using TagTasks.Tool.Pack;

namespace TagTasks.Tool.Audit.Packages.Projects;

/// <summary>What a pack of a project would ask. Immutable.</summary>
internal sealed class ProjectQuestion(EvaluatedProject project, ProjectSettings settings, PackageMetadata metadata, PackageReadme readme)
{
    private readonly string directory = Path.GetDirectoryName(project.Path)!;

    private string[] References =>
    [
        .. project.References
            .Where(reference => reference.ReachesUsers && !reference.Name.Equals(ProjectSettings.PackageName, StringComparison.Ordinal))
            .Select(reference => reference.Name)
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>What the tagger is given.</summary>
    public TaggingInput Input() => PackInput.Of(
        metadata.Id.Value,
        metadata.Title?.Value,
        metadata.Description?.Value,
        readme.Text,
        settings.UsesApiDigest ? PackInput.ApiWords(directory, Sources(), References) : null);

    /// <summary>The question as a lock file knows it: without the sources.</summary>
    /// <param name="modelDirectory">The folder of the model that answers where the project's package is not restored; null for the tool's own.</param>
    public PackQuestion PackQuestion(string? modelDirectory) => new()
    {
        PackageId = metadata.Id.Value,
        Title = metadata.Title?.Value,
        Description = metadata.Description?.Value,
        Readme = readme is { File: { } file, Text: not null } ? Hashed(file) : null,
        References = settings.UsesApiDigest ? References : [],
        Vocabulary = settings.VocabularyFile is { } list ? PathText.Relative(directory, list) : settings.Vocabulary,
        VocabularyHash = settings.VocabularyFile is { } vocabulary ? FileText.Hash(vocabulary) : null,
        ModelHash = ModelHash(modelDirectory),
        MaxTags = settings.MaxTags,
        MinProbability = settings.MinProbability,
        Exclude = settings.Exclude,
    };

    private IReadOnlyList<string> Sources()
    {
        if (!project.Path.EndsWith(".csproj", StringComparison.OrdinalIgnoreCase))
        {
            return [];
        }

        string[] outputs =
        [
            .. new[] { project.Text("BaseIntermediateOutputPath"), project.Text("BaseOutputPath") }
                .OfType<string>()
                .Select(project.FullPath),
        ];
        var sources = project.Compile.Count > 0
            ? SourceFiles.Own(directory, outputs, project.Compile.Select(path => path.Replace('\\', '/')))
            : SourceFiles.Listed(SourceLists()) ?? SourceFiles.Below(directory, outputs);
        return [.. sources.Where(source => File.Exists(Path.Combine(directory, source)))];
    }

    private IEnumerable<string> SourceLists() =>
        (project.Text("TargetFrameworks") ?? "")
            .Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(framework => project.FullPath($"{project.Text("BaseIntermediateOutputPath")}tagtasks/sources.{project.Text("Configuration")}.{framework}.txt"));

    // The package's own model where it is restored: another version of it may carry another.
    private string ModelHash(string? modelDirectory)
    {
        var folder = project.Text("TagTasksModel") is { } model ? Path.GetFullPath(model, directory)
            : project.Text("_TagTasksWorker") is { } worker ? Path.Combine(Path.GetDirectoryName(worker)!, "models", "readme-tagger")
            : modelDirectory ?? Path.Combine(AppContext.BaseDirectory, "models", "readme-tagger");
        var manifest = Path.Combine(folder, "manifest.json");
        return File.Exists(manifest) ? FileText.Hash(manifest) : "";
    }

    private HashedFile Hashed(string file) => new(PathText.Relative(directory, file), FileText.Hash(file));
}
