using System.IO.Hashing;
using System.Text;

namespace TagTasks.Inference.Caching;

/// <summary>
/// One kind of files in the user's cache folder, told by its extension. Files are written beside and moved into place,
/// and end in a hash of their name and content: concurrent runs and damage cost time, never a wrong answer. The hash is
/// none against attackers, who could write the whole file; it is there at once. Thread-safe.
/// </summary>
/// <param name="directory">The folder; made when something is kept.</param>
/// <param name="extension">How the names of the files end, dot included.</param>
internal sealed class CacheFolder(string directory, string extension)
{
    private const int HashBytes = 16;
    private const long MaximumBytes = 64 * 1024 * 1024;

    /// <summary>The folder when nobody says otherwise, by the platform's convention.</summary>
    public static string DefaultDirectory
    {
        get
        {
            var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
            var root = OperatingSystem.IsWindows() ? Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData)
                : OperatingSystem.IsMacOS() ? Path.Combine(home, "Library", "Caches")
                : Environment.GetEnvironmentVariable("XDG_CACHE_HOME") is { Length: > 0 } cache && Path.IsPathRooted(cache) ? cache
                : Path.Combine(home.Length > 0 ? home : Path.GetTempPath(), ".cache");
            return Path.Combine(root, "tagtasks");
        }
    }

    /// <summary>The folder that options name; null when nothing is to be kept.</summary>
    public static string? DirectoryOf(TaggerOptions options) =>
        options.CacheDirectory is "" ? null : options.CacheDirectory ?? DefaultDirectory;

    /// <summary>Whether an exception tells of a folder or file that cannot be used: the answer is then worked out anew.</summary>
    public static bool IsFailure(Exception e) => e is IOException or UnauthorizedAccessException;

    /// <summary>What is kept under a key; null when there is nothing, or it is damaged or cannot be read.</summary>
    public byte[]? Read(string key)
    {
        try
        {
            if (!File.Exists(PathOf(key)))
            {
                return null;
            }

            var bytes = File.ReadAllBytes(PathOf(key));
            var length = bytes.Length - HashBytes;
            return length >= 0 && Hash(key, bytes.AsSpan(0, length)).AsSpan().SequenceEqual(bytes.AsSpan(length)) ? bytes[..length] : null;
        }
        catch (Exception e) when (IsFailure(e))
        {
            return null;
        }
    }

    /// <summary>Keeps content under a key.</summary>
    /// <exception cref="IOException">It cannot be kept.</exception>
    /// <exception cref="UnauthorizedAccessException">The same.</exception>
    public void Write(string key, byte[] content)
    {
        Directory.CreateDirectory(directory);

        // Named so that what a crash leaves is found by whoever trims or clears.
        var temporary = PathOf(Path.GetRandomFileName());
        File.WriteAllBytes(temporary, [.. content, .. Hash(key, content)]);
        File.Move(temporary, PathOf(key), overwrite: true);
    }

    /// <summary>Deletes the oldest files of this kind beyond 64 MB; what is in use is soon written again.</summary>
    /// <exception cref="IOException">A file cannot be deleted.</exception>
    /// <exception cref="UnauthorizedAccessException">The same.</exception>
    public void Trim()
    {
        long kept = 0;
        foreach (var file in new DirectoryInfo(directory).EnumerateFiles("*" + extension).OrderByDescending(file => file.LastWriteTimeUtc))
        {
            kept += file.Length;
            if (kept > MaximumBytes)
            {
                file.Delete();
            }
        }
    }

    /// <summary>Deletes all files of this kind, and nothing else in the folder.</summary>
    /// <exception cref="IOException">A file is in use.</exception>
    /// <exception cref="UnauthorizedAccessException">A file may not be deleted.</exception>
    public void Clear()
    {
        if (Directory.Exists(directory))
        {
            foreach (var file in Directory.EnumerateFiles(directory, "*" + extension))
            {
                File.Delete(file);
            }
        }
    }

    private string PathOf(string key) => Path.Combine(directory, key + extension);

    private static byte[] Hash(string key, ReadOnlySpan<byte> content)
    {
        var hash = new XxHash128();
        hash.Append(Encoding.UTF8.GetBytes(key));
        hash.Append(content);
        return hash.GetCurrentHash();
    }
}
