using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using TagTasks.Tasks;

namespace TagTasks.Tool.Audit.Fixing.Files;

/// <summary>Asks git which files could not be had back. Stateless.</summary>
internal static class GitState
{
    // Well below what a command line may hold.
    private const int Chunk = 100;

    // A hook sets them for its own repository.
    private static readonly string[] Variables = ["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_COMMON_DIR", "GIT_PREFIX", "GIT_OBJECT_DIRECTORY"];

    /// <summary>Why files should not be edited, by path; those that git has as they are have no entry.</summary>
    /// <param name="paths">Full paths, free of links.</param>
    public static IReadOnlyDictionary<string, string> Problems(IEnumerable<string> paths)
    {
        var problems = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var repository in paths.GroupBy(path => ReadmeFinder.Root(Path.GetDirectoryName(path)!)))
        {
            foreach (var chunk in repository.Chunk(Chunk))
            {
                Ask(repository.Key, chunk, problems);
            }
        }

        return problems;
    }

    private static void Ask(string? root, string[] paths, Dictionary<string, string> problems)
    {
        var (output, failure) = root is null ? (null, null) : Status(root, paths);
        if (output is null)
        {
            Array.ForEach(paths, path => problems[path] = failure is null ? "is not in a git repository" : $"is not known to git ({failure})");
            return;
        }

        // XY PATH\0, and for a rename the old path and \0 behind it.
        var entries = output.Split('\0', StringSplitOptions.RemoveEmptyEntries);
        for (var i = 0; i < entries.Length; i++)
        {
            var (state, path) = (entries[i][..2], Path.GetFullPath(Path.Combine(root!, entries[i][3..])));
            i += state.AsSpan().ContainsAny('R', 'C') ? 1 : 0;
            foreach (var about in paths.Where(one => one == path || (entries[i][^1] == '/' && PathText.IsIn(path, one))))
            {
                problems[about] = state switch
                {
                    "??" => "is not committed",
                    "!!" => "is ignored by git",
                    _ => "has uncommitted changes",
                };
            }
        }
    }

    private static (string? Output, string? Failure) Status(string root, string[] paths)
    {
        var utf8 = new UTF8Encoding(false);
        var start = new ProcessStartInfo("git")
        {
            WorkingDirectory = root,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = utf8,
            StandardErrorEncoding = utf8,
            UseShellExecute = false,
            CreateNoWindow = true,
        };
        string[] arguments =
        [
            "--no-optional-locks", "--literal-pathspecs", "status", "--porcelain=v1", "-z", "--untracked-files=all", "--ignored", "--",
            .. paths.Select(path => Path.GetRelativePath(root, path)),
        ];
        Array.ForEach(arguments, start.ArgumentList.Add);
        Array.ForEach(Variables, name => start.Environment.Remove(name));
        try
        {
            using var process = Process.Start(start)!;
            var error = process.StandardError.ReadToEndAsync();
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0 ? (output, null) : (null, error.GetAwaiter().GetResult().Split('\n')[0].Trim().TrimEnd('.'));
        }
        catch (Win32Exception)
        {
            // Without git on PATH nobody can say that a file could be had back.
            return (null, "git does not run");
        }
    }
}
