namespace TagTasks.Tasks;

/// <summary>Paths as they may stand in files that people compare across machines. Stateless.</summary>
internal static class PathText
{
    /// <summary>A full path relative to a directory, with forward slashes; the full path itself on another drive.</summary>
    public static string Relative(string directory, string path)
    {
        var from = Parts(directory);
        var to = Parts(path);
        var common = 0;
        while (common < from.Length && common < to.Length - 1 && string.Equals(from[common], to[common], Comparison))
        {
            common++;
        }

        return common == 0 && from.Length > 0 && Path.DirectorySeparatorChar == '\\'
            ? path.Replace('\\', '/')
            : string.Join("/", Enumerable.Repeat("..", from.Length - common).Concat(to.Skip(common)));
    }

    /// <summary>Whether a full path lies in a directory.</summary>
    public static bool IsIn(string directory, string path) =>
        directory.Length > 0 && path.StartsWith(Path.GetFullPath(directory).TrimEnd(Path.DirectorySeparatorChar) + Path.DirectorySeparatorChar, Comparison);

    private static StringComparison Comparison =>
        Path.DirectorySeparatorChar == '\\' ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;

    private static string[] Parts(string path) =>
        Path.GetFullPath(path).Split([Path.DirectorySeparatorChar], StringSplitOptions.RemoveEmptyEntries);
}
