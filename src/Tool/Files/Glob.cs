using Microsoft.Extensions.FileSystemGlobbing;

namespace TagTasks.Tool.Files;

/// <summary>Files that are like a pattern with <c>*</c> and <c>**</c>, lazily and in an order that is the same on every machine.</summary>
internal static class Glob
{
    private static readonly StringComparison Comparison =
        OperatingSystem.IsLinux() ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase;

    /// <summary>Whether a path is a pattern.</summary>
    public static bool IsGlob(string path) => path.Contains('*', StringComparison.Ordinal) && !File.Exists(path);

    /// <summary>The files.</summary>
    public static IEnumerable<string> Files(string pattern)
    {
        var parts = Keys.OfPath(pattern).Split('/');
        var first = Array.FindIndex(parts, part => part.Contains('*', StringComparison.Ordinal));
        var root = Folder(pattern);
        var matcher = new Matcher(Comparison).AddInclude(string.Join('/', parts[first..]));

        // Without ** nothing deeper than the pattern can be like it.
        var depth = parts.Contains("**") ? int.MaxValue : parts.Length - first;
        return !Directory.Exists(root) ? [] : Walk(root, "", depth)
            .Where(relative => matcher.Match(relative).HasMatches)
            .Select(relative => Keys.OfPath(Keys.Join(root, relative)));
    }

    /// <summary>The folder below which files can be like a pattern.</summary>
    public static string Folder(string pattern) =>
        string.Join('/', Keys.OfPath(pattern).Split('/').TakeWhile(part => !part.Contains('*', StringComparison.Ordinal))) is { Length: > 0 } folder ? folder
        : pattern[0] == '/' ? "/"
        : ".";

    private static IEnumerable<string> Walk(string root, string relative, int depth)
    {
        var options = new EnumerationOptions { IgnoreInaccessible = true, AttributesToSkip = 0 };
        var entries = new DirectoryInfo(Path.Combine(root, relative)).EnumerateFileSystemInfos("*", options)
            .Where(entry => entry is FileInfo || !entry.Attributes.HasFlag(FileAttributes.ReparsePoint))
            .Select(entry => (entry.Name, IsFolder: entry is DirectoryInfo))
            .OrderBy(entry => entry.Name, StringComparer.Ordinal)
            .ToList();
        foreach (var (name, isFolder) in entries)
        {
            var path = relative.Length == 0 ? name : $"{relative}/{name}";
            if (!isFolder)
            {
                yield return path;
            }
            else if (depth > 1)
            {
                foreach (var below in Walk(root, path, depth - 1))
                {
                    yield return below;
                }
            }
        }
    }
}
