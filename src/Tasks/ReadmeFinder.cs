namespace TagTasks.Tasks;

/// <summary>
/// Finds the README of a package: named, packed, beside the project, or the repository's. The command line tool looks in
/// the same places in the same order, so that both read the same one. Stateless.
/// </summary>
internal static class ReadmeFinder
{
    // In the order in which one is taken where several lie side by side.
    private static readonly string[] Extensions = [".md", ".markdown", ".rst", ".adoc", ".asciidoc", ".txt", ""];

    /// <summary>Finds it.</summary>
    /// <param name="projectDirectory">The full path of the project's folder.</param>
    /// <param name="named">The file that the user names; null when the user names none.</param>
    /// <param name="packed">The full path of the file that is packed as README; null when none is.</param>
    /// <returns>Its full path; null when there is none.</returns>
    public static string? Find(string projectDirectory, string? named, string? packed)
    {
        if (named is not null)
        {
            var path = Path.GetFullPath(Path.Combine(projectDirectory, named));
            return File.Exists(path) ? path : throw new FileNotFoundException(null, named);
        }

        if (packed is not null && File.Exists(packed))
        {
            return packed;
        }

        return In(projectDirectory) ?? (Root(projectDirectory) is { } root ? In(root) : null);
    }

    /// <summary>Finds the file that a package carries as its README.</summary>
    /// <param name="projectDirectory">The full path of the project's folder.</param>
    /// <param name="target"><c>PackageReadmeFile</c>: a path inside the package; the item that lands there is the file.</param>
    /// <param name="packedFiles">The items that are packed, with their <c>PackagePath</c>.</param>
    /// <returns>Its full path; null when nothing is found.</returns>
    public static string? Packed(string projectDirectory, string target, IEnumerable<(string Path, string PackagePath)> packedFiles)
    {
        var name = LastPart(target);
        foreach (var (path, packagePath) in packedFiles)
        {
            if (name.Equals(LastPart(path), StringComparison.OrdinalIgnoreCase) || name.Equals(LastPart(packagePath), StringComparison.OrdinalIgnoreCase))
            {
                return Path.GetFullPath(Path.Combine(projectDirectory, path));
            }
        }

        // Packed in a way that shows no item yet: it mostly lies where its name says, or in the repository's root.
        // A path that climbs out of there is none in a package, and nobody said that such a file is to be read.
        var root = Root(projectDirectory) ?? projectDirectory;
        string[] guesses = [Path.GetFullPath(Path.Combine(projectDirectory, target)), Path.GetFullPath(Path.Combine(root, target))];
        return guesses.FirstOrDefault(guess => PathText.IsIn(root, guess) && File.Exists(guess));
    }

    /// <summary>The root of the repository; null outside of one.</summary>
    public static string? Root(string directory)
    {
        for (var at = directory; at is not null; at = Path.GetDirectoryName(at))
        {
            // A worktree and a submodule have a file of that name.
            var git = Path.Combine(at, ".git");
            if (Directory.Exists(git) || File.Exists(git))
            {
                return at;
            }
        }

        return null;
    }

    private static string LastPart(string path) => path.Replace('\\', '/').Split('/').Last();

    private static string? In(string directory)
    {
        var files = Directory.EnumerateFiles(directory, "*")
            .Where(file => Path.GetFileNameWithoutExtension(file).Equals("readme", StringComparison.OrdinalIgnoreCase))
            .OrderBy(file => file, StringComparer.Ordinal)
            .ToList();
        return Extensions
            .Select(extension => files.FirstOrDefault(file => Path.GetExtension(file).Equals(extension, StringComparison.OrdinalIgnoreCase)))
            .FirstOrDefault(file => file is not null);
    }
}
