namespace TagTasks.Tasks;

/// <summary>Gathers what speaks for tags in a project. One instance, one pack.</summary>
internal sealed class QuestionBuilder(SuggestPackageTags task, PackSettings settings, List<PackDiagnostic> diagnostics)
{
    /// <summary>The vocabulary of a package that names none.</summary>
    public const string DefaultVocabulary = "dotnet-packages";

    // What pack fills in where nobody described the package.
    private const string NoDescription = "Package Description";

    private readonly string directory = Path.GetDirectoryName(task.ProjectFile)!;

    /// <summary>Gathers it.</summary>
    public PackQuestion Build()
    {
        var vocabulary = string.IsNullOrWhiteSpace(task.Vocabulary) ? DefaultVocabulary : task.Vocabulary!.Trim();
        var vocabularyFile = task.Absolute(vocabulary);
        var isFile = File.Exists(vocabularyFile);
        return new PackQuestion
        {
            PackageId = task.PackageId,
            Title = Text(task.Title),
            Description = task.Description == NoDescription ? null : Text(task.Description),
            Readme = Readme() is { } readme ? Hashed(PathText.Relative(directory, readme)) : null,
            // A locked pack asks nobody, and its lock file does not speak of the sources.
            Sources = settings is { UseApiDigest: true, LockedMode: false } ? [.. Sources().Select(Hashed)] : [],
            References = settings.UseApiDigest ? Sorted(task.References.Select(item => item.ItemSpec)) : [],
            Vocabulary = isFile ? PathText.Relative(directory, vocabularyFile) : vocabulary,
            VocabularyHash = isFile ? FileText.Hash(vocabularyFile) : null,
            ModelHash = ModelHash(),
            MaxTags = settings.MaxTags,
            MinProbability = settings.MinProbability,
            Exclude = Sorted(task.Exclude.Select(item => item.ItemSpec.Trim().ToLowerInvariant())),
        };
    }

    /// <summary>The folder of the model that the project names; null when it names none, and the worker takes its own.</summary>
    public static string? NamedModel(SuggestPackageTags task) => string.IsNullOrWhiteSpace(task.Model) ? null : task.Absolute(task.Model!.Trim());

    private string? Readme()
    {
        var named = Text(task.Readme);
        try
        {
            var readme = ReadmeFinder.Find(directory, named, Packed());
            if (readme is null)
            {
                diagnostics.Add(new PackDiagnostic(
                    PackDiagnosticCode.NoReadme,
                    "The package has no README; its name, description and API alone speak for tags. Add a README.md and name it as PackageReadmeFile."));
            }

            return readme;
        }
        catch (FileNotFoundException)
        {
            diagnostics.Add(new PackDiagnostic(
                PackDiagnosticCode.ReadmeNotFound,
                $"TagTasksReadme names '{named}', which does not exist; the package is tagged without it. Give a path relative to the project."));
            return null;
        }
    }

    private string? Packed() => Text(task.PackageReadmeFile) is { } target
        ? ReadmeFinder.Packed(directory, target, task.PackedFiles.Select(file => (file.ItemSpec, file.GetMetadata("PackagePath"))))
        : null;

    private IReadOnlyList<string> Sources()
    {
        if (!task.ProjectFile.EndsWith(".csproj", StringComparison.OrdinalIgnoreCase))
        {
            return [];
        }

        string[] outputs = [.. task.OutputDirectories.Where(output => output.Length > 0).Select(task.Absolute)];
        IReadOnlyList<string> sources = task.Sources.Length > 0
            ? SourceFiles.Own(directory, outputs, task.Sources.Paths())
            : SourceFiles.Listed(task.SourceLists.Select(task.Absolute)) ?? SourceFiles.Below(directory, outputs);
        return [.. sources.Where(source => File.Exists(Path.Combine(directory, source)))];
    }

    private string ModelHash()
    {
        var folder = NamedModel(task) ?? Path.Combine(Path.GetDirectoryName(task.Worker)!, "models", "readme-tagger");
        var manifest = Path.Combine(folder, "manifest.json");
        return File.Exists(manifest) ? FileText.Hash(manifest) : "";
    }

    private HashedFile Hashed(string path) => new(path, FileText.Hash(Path.Combine(directory, path)));

    private static string? Text(string? value) => string.IsNullOrWhiteSpace(value) ? null : value!.Trim();

    private static List<string> Sorted(IEnumerable<string> values) =>
        [.. values.Where(value => value.Length > 0).Distinct(StringComparer.Ordinal).OrderBy(value => value, StringComparer.Ordinal)];
}
