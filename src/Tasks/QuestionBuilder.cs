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

    // PackageReadmeFile is a path inside the package; the item that lands there is the file.
    private string? Packed()
    {
        if (Text(task.PackageReadmeFile) is not { } target)
        {
            return null;
        }

        var name = target.Replace('\\', '/').Split('/').Last();
        var item = task.PackedFiles.FirstOrDefault(file =>
            name.Equals(Path.GetFileName(file.ItemSpec.Replace('\\', '/')), StringComparison.OrdinalIgnoreCase)
            || name.Equals(file.GetMetadata("PackagePath").Replace('\\', '/').Split('/').Last(), StringComparison.OrdinalIgnoreCase));
        if (item is not null)
        {
            return task.Absolute(item.ItemSpec);
        }

        // Packed in a way that shows no item yet: it mostly lies where its name says, or in the repository's root.
        // A path that climbs out of there is none in a package, and nobody said that such a file is to be read.
        var root = ReadmeFinder.Root(directory) ?? directory;
        string[] guesses = [task.Absolute(target), Path.GetFullPath(Path.Combine(root, target))];
        return guesses.FirstOrDefault(guess => PathText.IsIn(root, guess) && File.Exists(guess));
    }

    private IReadOnlyList<string> Sources()
    {
        if (!task.ProjectFile.EndsWith(".csproj", StringComparison.OrdinalIgnoreCase))
        {
            return [];
        }

        string[] outputs = [.. task.OutputDirectories.Where(output => output.Length > 0).Select(task.Absolute)];
        IReadOnlyList<string> sources = task.Sources.Length > 0
            ? SourceFiles.Own(directory, outputs, task.Sources)
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
