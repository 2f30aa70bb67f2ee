namespace TagTasks.Tool.Audit.Fixing.Files;

/// <summary>Follows the links in paths, so that one file has one name. Stateless.</summary>
internal static class RealPath
{
    /// <summary>A full path without links; the path itself where it cannot be followed.</summary>
    public static string Of(string path)
    {
        try
        {
            var full = Path.GetFullPath(path);
            var at = Path.GetPathRoot(full)!;
            foreach (var part in full[at.Length..].Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries))
            {
                var next = Path.Combine(at, part);
                FileSystemInfo info = Directory.Exists(next) ? new DirectoryInfo(next) : new FileInfo(next);
                at = info.LinkTarget is { } target ? Of(Path.GetFullPath(target, at)) : next;
            }

            return at;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return path;
        }
    }
}
