namespace TagTasks.Tool.Files;

/// <summary>The ids of what has none of its own.</summary>
internal static class Keys
{
    /// <summary>The id of a file: its path as given, with slashes on every system, so that shards agree.</summary>
    public static string OfPath(string path) => OperatingSystem.IsWindows() ? path.Replace('\\', '/') : path;

    /// <summary>A folder and what is in it, without a leading <c>./</c>.</summary>
    public static string Join(string folder, string name) => folder.Length == 0 || folder == "." ? name : Path.Combine(folder, name);
}
