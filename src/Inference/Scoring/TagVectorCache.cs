using System.Security.Cryptography;
using System.Text;
using TagTasks.Inference.Caching;
using TagTasks.Inference.Diagnostics;
using TagTasks.Inference.Encoders;
using TagTasks.Inference.Model;

namespace TagTasks.Inference.Scoring;

/// <summary>Keeps the vectors of tag texts between runs, a file a list, named by the hash of model and texts.</summary>
public sealed class TagVectorCache
{
    private readonly CacheFolder folder;

    internal TagVectorCache(string directory) => folder = Folder(directory);

    /// <summary>The folder of the cache when nobody says otherwise, by the platform's convention.</summary>
    public static string DefaultDirectory => CacheFolder.DefaultDirectory;

    /// <summary>Deletes everything that the library keeps in a folder, and nothing else in it.</summary>
    /// <param name="directory">The folder; it need not exist.</param>
    /// <exception cref="IOException">A file is in use.</exception>
    /// <exception cref="UnauthorizedAccessException">A file may not be deleted.</exception>
    public static void Clear(string directory)
    {
        Folder(directory).Clear();
        VerificationRecord.Folder(directory).Clear();
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
    internal EmbeddingBatch? Read(string key, int count, int dimension) =>
        folder.Read(key) is { } bytes && bytes.Length == count * dimension * sizeof(float)
            ? new EmbeddingBatch(LittleEndian.Floats(bytes), dimension)
            : null;

    /// <summary>Keeps vectors under a key.</summary>
    /// <returns>Null, or a sentence that says why they could not be kept.</returns>
    internal string? Write(string key, EmbeddingBatch vectors)
    {
        try
        {
            folder.Write(key, LittleEndian.Bytes(vectors.Values));
            folder.Trim();
            return null;
        }
        catch (Exception e) when (CacheFolder.IsFailure(e))
        {
            return TagTasksException.SentenceOf(e);
        }
    }

    private static CacheFolder Folder(string directory) => new(directory, ".vectors");
}
