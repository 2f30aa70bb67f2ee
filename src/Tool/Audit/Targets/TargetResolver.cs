using TagTasks.Inference.Diagnostics;
using TagTasks.Tool.Files;

namespace TagTasks.Tool.Audit.Targets;

/// <summary>Finds the projects and package files of what a user names. Stateless.</summary>
internal static class TargetResolver
{
    private const string Package = ".nupkg";

    // What only debuggers read; its package is beside it.
    private const string Symbols = ".symbols.nupkg";

    private static readonly string[] Extensions = [".csproj", ".fsproj", ".vbproj"];

    /// <summary>The files of a project, solution, directory, package or pattern.</summary>
    /// <param name="target">The path as the user gives it.</param>
    /// <exception cref="TagTasksException">There is no such path, it is none of these, or it is not readable.</exception>
    public static TargetFiles Resolve(string target)
    {
        if (Glob.IsGlob(target))
        {
            return Matched(target);
        }

        if (Directory.Exists(target))
        {
            var projects = ProjectFolders.Below(Path.GetFullPath(target), IsProject);
            return projects.Count > 0 ? new TargetFiles(projects, []) : throw new TagTasksException(
                DiagnosticCode.TargetEmpty, $"There is no project below '{target}'. Name a folder with one, a project, a solution, or packages: '{Path.Combine(target, "*" + Package)}'.", target);
        }

        if (!File.Exists(target))
        {
            var feed = PackageName.Parse(target) is null ? "" : ", or name the feed of a package by --source";
            throw new TagTasksException(DiagnosticCode.InputNotFound, $"There is no file or directory '{target}'. Check the path{feed}.", target);
        }

        return OfFile(target) ?? throw new TagTasksException(
            DiagnosticCode.TargetInvalid, $"'{target}' is nothing that can be audited. Give a project (.csproj, .fsproj, .vbproj), a solution (.sln, .slnx, .slnf), a package (.nupkg) or a directory.", target);
    }

    /// <summary>Whether a path is that of a project, by its extension.</summary>
    public static bool IsProject(string path) => Extensions.Contains(Path.GetExtension(path), StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether a path's extension is one that targets have.</summary>
    public static bool IsFileName(string target) =>
        IsProject(target) || IsPackage(target) || SolutionProjects.Handles(target);

    /// <summary>Whether a file is a package of symbols.</summary>
    public static bool IsSymbols(string path) => path.EndsWith(Symbols, StringComparison.OrdinalIgnoreCase);

    /// <summary>The package whose symbols a file has.</summary>
    public static string WithoutSymbols(string path) => path[..^Symbols.Length] + Package;

    private static TargetFiles Matched(string pattern)
    {
        var found = Glob.Files(pattern)
            .Where(file => !IsSymbols(file))
            .Select(OfFile)
            .OfType<TargetFiles>()
            .ToList();
        return found.Count > 0
            ? new TargetFiles([.. found.SelectMany(files => files.Projects)], [.. found.SelectMany(files => files.Packages)])
            : throw new TagTasksException(DiagnosticCode.InputNotFound, $"No package or project is like '{pattern}'. Check the pattern; ** stands for any folders.", pattern);
    }

    private static TargetFiles? OfFile(string path) =>
        IsPackage(path) ? new TargetFiles([], [Path.GetFullPath(path)])
        : IsProject(path) ? new TargetFiles([Path.GetFullPath(path)], [])
        : SolutionProjects.Handles(path) ? OfSolution(path)
        : null;

    private static TargetFiles OfSolution(string path)
    {
        string[] projects = [.. SolutionProjects.Of(Path.GetFullPath(path)).Where(IsProject)];
        return projects.Length > 0 ? new TargetFiles(projects, []) : throw new TagTasksException(
            DiagnosticCode.TargetEmpty, $"The solution '{path}' has no project that can be audited. Name another.", path);
    }

    private static bool IsPackage(string path) => Path.GetExtension(path).Equals(Package, StringComparison.OrdinalIgnoreCase);
}

/// <summary>What a target consists of: full paths. Immutable.</summary>
/// <param name="Projects">The projects.</param>
/// <param name="Packages">The package files.</param>
internal sealed record TargetFiles(IReadOnlyList<string> Projects, IReadOnlyList<string> Packages);
