namespace TagTasks.Tasks;

/// <summary>Finds the README of a package: named, packed, beside the project, or above it in the repository. Stateless.</summary>
internal static class ReadmeFinder
{
    // In the order in which one is taken where several lie side by side.
    private static readonly string[] Extensions = [".md", ".markdown", ".rst", ".adoc", ".txt", ""];

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

        // The nearest one: in a repository of many packages the one at the root speaks of all of them.
        for (var directory = projectDirectory; directory is not null; directory = Path.GetDirectoryName(directory))
        {
            if (In(directory) is { } readme)
            {
                return readme;
            }

            if (IsRepositoryRoot(directory))
            {
                break;
            }
        }

        return null;
    }

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

    // A worktree and a submodule have a file named .git.
    private static bool IsRepositoryRoot(string directory)
    {
        var git = Path.Combine(directory, ".git");
        return Directory.Exists(git) || File.Exists(git) || Directory.Exists(Path.Combine(directory, ".hg"));
    }
}
