using TagTasks.Inference.Diagnostics;

namespace TagTasks.Tool.Audit.Targets;

/// <summary>Finds the projects of what a user names. Stateless.</summary>
internal static class TargetResolver
{
    private static readonly string[] Extensions = [".csproj", ".fsproj", ".vbproj"];

    /// <summary>The projects of a project, solution or directory.</summary>
    /// <param name="target">The path as the user gives it.</param>
    /// <returns>Full paths.</returns>
    /// <exception cref="TagTasksException">There is no such path, it is none of these, or it is not readable.</exception>
    public static IReadOnlyList<string> Projects(string target)
    {
        if (Directory.Exists(target))
        {
            var projects = ProjectFolders.Below(Path.GetFullPath(target), IsProject);
            return projects.Count > 0 ? projects : throw new TagTasksException(
                DiagnosticCode.TargetEmpty, $"There is no project below '{target}'. Name a folder with one, a project or a solution.", target);
        }

        if (!File.Exists(target))
        {
            throw new TagTasksException(DiagnosticCode.InputNotFound, $"There is no file or directory '{target}'. Check the path.", target);
        }

        return SolutionProjects.Handles(target) ? [.. SolutionProjects.Of(Path.GetFullPath(target)).Where(IsProject)]
            : IsProject(target) ? [Path.GetFullPath(target)]
            : throw new TagTasksException(
                DiagnosticCode.TargetInvalid, $"'{target}' is nothing that can be audited. Give a project (.csproj, .fsproj, .vbproj), a solution (.sln, .slnx, .slnf) or a directory.", target);
    }

    /// <summary>Whether a path is that of a project, by its extension.</summary>
    public static bool IsProject(string path) => Extensions.Contains(Path.GetExtension(path), StringComparer.OrdinalIgnoreCase);
}
