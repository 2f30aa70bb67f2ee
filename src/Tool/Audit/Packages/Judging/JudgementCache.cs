using System.Security.Cryptography;
using System.Text;
using TagTasks.Inference;
using TagTasks.Inference.Scoring;
using TagTasks.Inference.Vocabularies;

namespace TagTasks.Tool.Audit.Packages.Judging;

/// <summary>
/// Keeps judgements between audits in the user's cache folder, a file a question, see <see cref="JudgementKey"/>. Files
/// are written beside and moved into place, and end in a hash of their name and content: concurrent audits and damage
/// cost time, never a wrong answer. Thread-safe.
/// </summary>
/// <param name="directory">The folder.</param>
internal sealed class JudgementCache(string directory)
{
    // Some ten thousand packages.
    private const long MaximumBytes = 64 * 1024 * 1024;
    private const string Extension = ".judgement";

    private volatile bool broken;
    private volatile bool written;

    /// <summary>The cache that options name; null when nothing is to be kept.</summary>
    public static JudgementCache? Of(TaggerOptions options) =>
        options.CacheDirectory is "" ? null : new JudgementCache(options.CacheDirectory ?? TagVectorCache.DefaultDirectory);

    /// <summary>Deletes the judgements that are kept in a folder, and nothing else in it.</summary>
    /// <exception cref="IOException">A file is in use.</exception>
    /// <exception cref="UnauthorizedAccessException">A file may not be deleted.</exception>
    public static void Clear(string directory)
    {
        if (Directory.Exists(directory))
        {
            foreach (var file in Directory.EnumerateFiles(directory, "*" + Extension))
            {
                File.Delete(file);
            }
        }
    }

    /// <summary>The judgement kept under a key; null when there is none or it is damaged.</summary>
    /// <param name="key">The question's key.</param>
    /// <param name="vocabulary">The list that the question asks about.</param>
    public TagJudgement? Read(string key, TagVocabulary vocabulary)
    {
        try
        {
            var path = PathOf(key);
            if (!File.Exists(path))
            {
                return null;
            }

            var bytes = File.ReadAllBytes(path);
            var length = bytes.Length - SHA256.HashSizeInBytes;
            return length > 0 && Hash(key, bytes.AsSpan(0, length)).AsSpan().SequenceEqual(bytes.AsSpan(length))
                ? JudgementBytes.Read(bytes.AsMemory(0, length), vocabulary)
                : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Keeps a judgement. A folder that cannot be written costs time, nothing else.</summary>
    public void Write(string key, TagJudgement judgement)
    {
        if (broken)
        {
            return;
        }

        try
        {
            Directory.CreateDirectory(directory);
            var content = JudgementBytes.Write(judgement);

            // Named so that what a crash leaves is found by whoever trims or clears.
            var temporary = Path.Combine(directory, Path.GetRandomFileName() + Extension);
            File.WriteAllBytes(temporary, [.. content, .. Hash(key, content)]);
            File.Move(temporary, PathOf(key), overwrite: true);
            written = true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            broken = true;
        }
    }

    /// <summary>Deletes the oldest beyond the cache's size, if this audit added any.</summary>
    public void Trim()
    {
        if (!written)
        {
            return;
        }

        try
        {
            long kept = 0;
            foreach (var file in new DirectoryInfo(directory).EnumerateFiles("*" + Extension).OrderByDescending(file => file.LastWriteTimeUtc).ToList())
            {
                kept += file.Length;
                if (kept > MaximumBytes)
                {
                    file.Delete();
                }
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Another audit trims as well, or will.
        }
    }

    private string PathOf(string key) => Path.Combine(directory, key + Extension);

    private static byte[] Hash(string key, ReadOnlySpan<byte> content)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.ASCII.GetBytes(key));
        hash.AppendData(content);
        return hash.GetHashAndReset();
    }
}
