namespace TagTasks.Tool.Audit.Targets;

/// <summary>Finds projects below a folder. Stateless.</summary>
internal static class ProjectFolders
{
    private static readonly string[] Skipped = ["bin", "obj", "node_modules"];

    private static readonly EnumerationOptions Options = new()
    {
        // A link may lead back up, or out of the repository.
        AttributesToSkip = FileAttributes.ReparsePoint,
        IgnoreInaccessible = true,
    };

    /// <summary>The projects, sorted; folders of builds and hidden ones are passed over.</summary>
    public static IReadOnlyList<string> Below(string folder, Func<string, bool> isProject)
    {
        var found = new List<string>();
        var folders = new Stack<string>([folder]);
        while (folders.TryPop(out var at))
        {
            found.AddRange(Directory.EnumerateFiles(at, "*", Options).Where(isProject));
            foreach (var child in Directory.EnumerateDirectories(at, "*", Options))
            {
                var name = Path.GetFileName(child);
                if (name[0] != '.' && !Skipped.Contains(name, StringComparer.OrdinalIgnoreCase))
                {
                    folders.Push(child);
                }
            }
        }

        found.Sort(StringComparer.Ordinal);
        return found;
    }
}
