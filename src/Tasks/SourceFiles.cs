namespace TagTasks.Tasks;

/// <summary>Which files are a package's own C# sources. Stateless.</summary>
internal static class SourceFiles
{
    private static readonly string[] GeneratedEndings = [".g.cs", ".g.i.cs", ".generated.cs", ".designer.cs"];

    /// <summary>The own sources among the items of a compilation.</summary>
    /// <param name="project">The full path of the project's folder.</param>
    /// <param name="outputs">Full paths of the folders that hold what builds make.</param>
    /// <param name="compile">The items' paths, less those that come out of a package: they are another author's, and lie elsewhere on every machine.</param>
    /// <returns>Paths relative to the project, sorted.</returns>
    public static IReadOnlyList<string> Own(string project, IReadOnlyList<string> outputs, IEnumerable<string> compile) => Sorted(
        compile
            .Select(path => Path.GetFullPath(Path.Combine(project, path)))
            .Where(path => IsOwn(outputs, path))
            .Select(path => PathText.Relative(project, path)));

    /// <summary>The C# files below a project's folder: for what was never built, where nobody has listed its sources.</summary>
    /// <inheritdoc cref="Own"/>
    public static IReadOnlyList<string> Below(string project, IReadOnlyList<string> outputs)
    {
        var files = new List<string>();
        var directories = new Stack<string>([project]);
        while (directories.Count > 0)
        {
            var directory = directories.Pop();
            files.AddRange(Directory.EnumerateFiles(directory, "*.cs").Where(path => IsOwn(outputs, path)));
            foreach (var child in Directory.EnumerateDirectories(directory))
            {
                var name = Path.GetFileName(child);
                if (name is not ("bin" or "obj") && name[0] != '.')
                {
                    directories.Push(child);
                }
            }
        }

        return Sorted(files.Select(path => PathText.Relative(project, path)));
    }

    /// <summary>The sources that lists of inner builds name together; null when there is no list.</summary>
    /// <param name="lists">The lists' full paths, whether they exist or not.</param>
    public static IReadOnlyList<string>? Listed(IEnumerable<string> lists)
    {
        var existing = lists.Where(File.Exists).ToList();
        return existing.Count == 0 ? null : Sorted(existing.SelectMany(File.ReadAllLines).Where(line => line.Length > 0));
    }

    private static bool IsOwn(IReadOnlyList<string> outputs, string path) =>
        path.EndsWith(".cs", StringComparison.OrdinalIgnoreCase)
        && !GeneratedEndings.Any(ending => path.EndsWith(ending, StringComparison.OrdinalIgnoreCase))
        && !outputs.Any(output => PathText.IsIn(output, path));

    private static List<string> Sorted(IEnumerable<string> paths) =>
        [.. paths.Distinct(StringComparer.Ordinal).OrderBy(path => path, StringComparer.Ordinal)];
}
