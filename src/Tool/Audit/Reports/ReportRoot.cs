using TagTasks.Tasks;
using TagTasks.Tool.Audit.Targets;
using TagTasks.Tool.Files;

namespace TagTasks.Tool.Audit.Reports;

/// <summary>Finds the folder from which reports name places: that of what is audited, wherever the audit is started. Stateless.</summary>
internal static class ReportRoot
{
    /// <summary>Finds it.</summary>
    /// <param name="sources">The projects and packages; those that are no full paths lie on a feed.</param>
    /// <param name="targets">What the user named.</param>
    /// <param name="directory">The full path of the folder in which the audit was started.</param>
    /// <returns>
    /// The root of their repository, what several repositories share, and outside of any the folder of the start where it
    /// holds them, else of the targets.
    /// </returns>
    public static string Of(IEnumerable<string> sources, IEnumerable<string> targets, string directory)
    {
        var files = sources.Where(Path.IsPathFullyQualified).ToList();
        var folders = files.Select(file => Path.GetDirectoryName(file)!).Distinct(StringComparer.Ordinal);
        var roots = folders.Select(ReadmeFinder.Root).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        return roots.Count > 0 ? SharedFolder.Of(roots) ?? directory
            : files.TrueForAll(file => PathText.IsIn(directory, file)) ? ReadmeFinder.Root(directory) ?? directory
            : SharedFolder.Of(targets.Select(target => Folder(target, directory)).OfType<string>()) ?? directory;
    }

    // A pattern stands for what lies below the folder before its first sign.
    private static string? Folder(string target, string directory)
    {
        var path = Path.GetFullPath(Glob.IsGlob(target) ? Glob.Folder(target) : target, directory);
        return Directory.Exists(path) ? path : File.Exists(path) ? Path.GetDirectoryName(path) : null;
    }
}
