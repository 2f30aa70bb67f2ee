namespace TagTasks.Tool.Audit.Reports;

/// <summary>Paths in reports. Stateless.</summary>
internal static class DisplayPath
{
    /// <summary>A full path relative to a folder, with forward slashes; what is no full path stays as it is.</summary>
    public static string Relative(string folder, string path) =>
        Path.IsPathFullyQualified(path) ? Path.GetRelativePath(folder, path).Replace('\\', '/') : path;

    /// <summary>A full path as messages name it: relative to the current directory where it lies below, else as it is.</summary>
    public static string Here(string path)
    {
        var relative = Relative(System.Environment.CurrentDirectory, path);
        return relative.StartsWith("../", StringComparison.Ordinal) ? path : relative;
    }
}
