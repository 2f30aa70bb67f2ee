using TagTasks.Inference.Diagnostics;

namespace TagTasks.Inference.Reading;

/// <summary>Finds the README of what a user names: a file is itself, a directory has one, a project has or inherits one.</summary>
public static class ReadmeLocator
{
    // The order in which several READMEs of one folder are preferred; between spellings, ordinal order decides.
    private static readonly string[] Extensions = [".md", ".markdown", ".rst", ".adoc", ".asciidoc", ".txt", ""];

    private static readonly string[] ProjectExtensions = [".csproj", ".fsproj", ".vbproj"];

    /// <summary>Finds a README.</summary>
    /// <param name="path">A file, a directory (whatever projects lie in it), or a C#, F# or Visual Basic project.</param>
    /// <exception cref="TagTasksException">There is no such path, no README, or the project is not readable.</exception>
    public static ReadmeLocation Locate(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        if (Directory.Exists(path))
        {
            return FindInDirectory(path) is { } found
                ? new ReadmeLocation(found, "", null)
                : throw NotFound($"The directory '{path}' has no README. Add a README.md, or name the file.", path);
        }

        if (!File.Exists(path))
        {
            throw new TagTasksException(DiagnosticCode.InputNotFound, $"There is no file or directory '{path}'. Check the path.", path);
        }

        return ProjectExtensions.Contains(Path.GetExtension(path), StringComparer.OrdinalIgnoreCase)
            ? OfProject(path)
            : new ReadmeLocation(path, "", null);
    }

    private static ReadmeLocation OfProject(string path)
    {
        var project = ProjectReader.Read(path);
        var folder = Path.GetDirectoryName(path) ?? "";
        if (project.NamedReadme is { } named && Path.Combine(folder, named.Replace('\\', Path.DirectorySeparatorChar)) is var own && File.Exists(own))
        {
            return new ReadmeLocation(own, "TagTasksReadme", project);
        }

        if (PackagedReadme(folder, project) is { } packaged)
        {
            return new ReadmeLocation(packaged, "PackageReadmeFile", project);
        }

        if (FindInDirectory(folder) is { } beside)
        {
            return new ReadmeLocation(beside, "beside the project", project);
        }

        return Root(folder) is { } root && FindInDirectory(root) is { } inherited
            ? new ReadmeLocation(inherited, "of the repository", project)
            : throw NotFound($"The project '{path}' has no README, nor has its repository. Add a README.md beside it, or name the file.", path);
    }

    // PackageReadmeFile is a path in the package. Where no item says what lands there, the file lies beside the project or
    // in its root; a path that climbs out of there is none in a package, and nobody said that such a file is to be read.
    private static string? PackagedReadme(string folder, ProjectMetadata project)
    {
        if (project.ReadmeFile is not { } named)
        {
            return null;
        }

        if (project.PackedReadme is { } item && Path.Combine(folder, item) is var packed && File.Exists(packed))
        {
            return packed;
        }

        var relative = named.Replace('\\', Path.DirectorySeparatorChar);
        var root = Root(folder) ?? folder;
        return Array.Find([Path.Combine(folder, relative), Path.Combine(root, relative)], path => IsBelow(root, path) && File.Exists(path));
    }

    private static bool IsBelow(string folder, string path)
    {
        var up = Path.GetRelativePath(Path.GetFullPath(folder.Length == 0 ? "." : folder), Path.GetFullPath(path));
        return !Path.IsPathRooted(up) && up.Split(Path.DirectorySeparatorChar)[0] != "..";
    }

    /// <summary>The README that a folder itself holds, the preferred one of several; null when it holds none.</summary>
    /// <exception cref="TagTasksException">The folder cannot be read.</exception>
    public static string? FindInDirectory(string folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        try
        {
            var files = Directory.EnumerateFiles(folder.Length == 0 ? "." : folder, "*", new EnumerationOptions { IgnoreInaccessible = false })
                .Select(Path.GetFileName)
                .Where(name => "README".Equals(Path.GetFileNameWithoutExtension(name), StringComparison.OrdinalIgnoreCase))
                .Order(StringComparer.Ordinal)
                .ToList();
            return Extensions
                .Select(extension => files.Find(name => Path.GetExtension(name)!.Equals(extension, StringComparison.OrdinalIgnoreCase)))
                .OfType<string>()
                .Select(name => folder is "" or "." ? name : Path.Combine(folder, name))
                .FirstOrDefault();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw TagTasksException.Because(DiagnosticCode.InputUnreadable, $"The directory '{folder}' cannot be read", e, "Check its permissions.", folder);
        }
    }

    private static string? Root(string folder)
    {
        for (var at = new DirectoryInfo(Path.GetFullPath(folder.Length == 0 ? "." : folder)); at is not null; at = at.Parent)
        {
            // A work tree of its own has a file there.
            var git = Path.Combine(at.FullName, ".git");
            if (Directory.Exists(git) || File.Exists(git))
            {
                return Path.GetRelativePath(Environment.CurrentDirectory, at.FullName);
            }
        }

        return null;
    }

    private static TagTasksException NotFound(string message, string path) => new(DiagnosticCode.ReadmeNotFound, message, path);
}
