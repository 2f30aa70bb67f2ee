using System.Security.Cryptography;
using System.Text;
using TagTasks.Inference.Diagnostics;
using TagTasks.Inference.Encoders;
using TagTasks.Inference.Model;

namespace TagTasks.Inference.Scoring;

/// <summary>
/// Keeps the vectors of tag texts between runs, a file a list, named by the hash of model and texts. Files are written
/// beside and moved into place, and end in a hash of their content: concurrent runs and damage cost time, never a
/// wrong answer.
/// </summary>
public sealed class TagVectorCache
{
    private const long MaximumBytes = 64 * 1024 * 1024;
    private const string Extension = ".vectors";

    private readonly string directory;

    internal TagVectorCache(string directory) => this.directory = directory;

    /// <summary>The folder of the cache when nobody says otherwise, by the platform's convention.</summary>
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

    /// <summary>Deletes everything that is kept in a folder, and nothing else in it.</summary>
    /// <param name="directory">The folder; it need not exist.</param>
    /// <exception cref="IOException">A file is in use.</exception>
    /// <exception cref="UnauthorizedAccessException">A file may not be deleted.</exception>
    public static void Clear(string directory)
    {
        if (!Directory.Exists(directory))
        {
            return;
        }

        foreach (var file in Directory.EnumerateFiles(directory))
        {
            if (file.EndsWith(Extension, StringComparison.Ordinal) || file.EndsWith(VerificationRecord.Extension, StringComparison.Ordinal))
            {
                File.Delete(file);
            }
        }
    }

    /// <summary>The file name for texts under a model.</summary>
    /// <param name="model">The hash of the encoder's weights.</param>
    /// <param name="texts">The tag texts.</param>
    internal static string Key(string model, IEnumerable<string> texts)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(model));
        foreach (var text in texts)
        {
            hash.AppendData("\0"u8);
            hash.AppendData(Encoding.UTF8.GetBytes(text));
        }

        return Convert.ToHexStringLower(hash.GetCurrentHash());
    }

    /// <summary>The vectors kept under a key; null when there are none or they are damaged.</summary>
    internal EmbeddingBatch? Read(string key, int count, int dimension)
    {
        try
        {
            var path = PathOf(key);
            if (!File.Exists(path))
            {
                return null;
            }

            var bytes = File.ReadAllBytes(path).AsSpan();
            var length = count * dimension * sizeof(float);
            if (bytes.Length != length + SHA256.HashSizeInBytes
                || !SHA256.HashData(bytes[..length]).AsSpan().SequenceEqual(bytes[length..]))
            {
                return null;
            }

            var values = new float[count * dimension];
            for (var i = 0; i < values.Length; i++)
            {
                values[i] = BitConverter.ToSingle(bytes[(i * sizeof(float))..]);
            }

            return new EmbeddingBatch(values, dimension);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Keeps vectors under a key.</summary>
    /// <returns>Null, or a sentence that says why they could not be kept.</returns>
    internal string? Write(string key, EmbeddingBatch vectors)
    {
        try
        {
            Directory.CreateDirectory(directory);
            var length = vectors.Values.Length * sizeof(float);
            var bytes = new byte[length + SHA256.HashSizeInBytes];
            for (var i = 0; i < vectors.Values.Length; i++)
            {
                BitConverter.TryWriteBytes(bytes.AsSpan(i * sizeof(float)), vectors.Values[i]);
            }

            SHA256.HashData(bytes.AsSpan(0, length), bytes.AsSpan(length));
            // Named so that what a crash leaves is found by whoever trims or clears.
            var temporary = Path.Combine(directory, Path.GetRandomFileName() + Extension);
            File.WriteAllBytes(temporary, bytes);
            File.Move(temporary, PathOf(key), overwrite: true);
            Trim();
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return TagTasksException.SentenceOf(e);
        }
    }

    private string PathOf(string key) => Path.Combine(directory, key + Extension);

    // The oldest go first; a list that is in use is soon written again.
    private void Trim()
    {
        long kept = 0;
        foreach (var file in new DirectoryInfo(directory).EnumerateFiles("*" + Extension).OrderByDescending(file => file.LastWriteTimeUtc))
        {
            kept += file.Length;
            if (kept > MaximumBytes)
            {
                file.Delete();
            }
        }
    }
}
