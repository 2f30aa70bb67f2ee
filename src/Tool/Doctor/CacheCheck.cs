using System.Globalization;
using TagTasks.Inference.Diagnostics;
using TagTasks.Inference.Scoring;

namespace TagTasks.Tool.Doctor;

/// <summary>The cache: where, how large, and whether it can be written. Answers need none, so it is never broken.</summary>
internal static class CacheCheck
{
    /// <summary>Makes the check.</summary>
    public static Check Make(string? given)
    {
        var directory = Path.GetFullPath(given ?? TagVectorCache.DefaultDirectory);
        var (files, bytes, problem) = Look(directory);
        return new Check(
            "cache",
            string.Create(CultureInfo.InvariantCulture, $"{directory}, {files} files of {bytes / 1e6:0.0} MB"),
            [("directory", directory), ("files", files), ("bytes", bytes)])
        {
            Problem = problem is null ? null : Diagnostic.Warning(
                DiagnosticCode.CacheUnwritable, $"The cache folder '{directory}' cannot be used: {problem.ReplaceLineEndings(" ")} Make it writable, or name another one by --cache-directory."),
        };
    }

    private static (long Files, long Bytes, string? Problem) Look(string directory)
    {
        long files = 0, bytes = 0;
        try
        {
            // What is not there yet is tried where it would be made.
            var existing = directory;
            while (!Directory.Exists(existing))
            {
                existing = File.Exists(existing) ? throw new IOException($"'{existing}' is a file.") : Path.GetDirectoryName(existing) ?? throw new IOException("There is no such drive.");
            }

            foreach (var file in existing == directory ? new DirectoryInfo(directory).EnumerateFiles() : [])
            {
                files++;
                bytes += file.Length;
            }

            using var trial = new FileStream(Path.Combine(existing, Path.GetRandomFileName()), FileMode.CreateNew, FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose);
            return (files, bytes, null);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return (files, bytes, e.Message);
        }
    }
}
