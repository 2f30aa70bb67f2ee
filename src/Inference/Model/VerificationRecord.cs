using System.Globalization;
using System.IO.Hashing;
using System.Text;
using TagTasks.Inference.Caching;

namespace TagTasks.Inference.Model;

/// <summary>
/// Remembers in the user's cache folder that the files of a model bundle, or of ONNX Runtime for CUDA, had the right hashes, with the size and the times
/// that they had then. As long as those are the same nobody hashes 40 MB again: on a processor without SHA instructions
/// that is a tenth of a second of every start.
/// </summary>
/// <param name="cacheDirectory">Where to remember.</param>
/// <param name="directory">The files' folder.</param>
/// <param name="files">What is known of them, by their names.</param>
internal sealed class VerificationRecord(string cacheDirectory, string directory, IReadOnlyDictionary<string, FileManifest> files)
{
    private readonly CacheFolder folder = Folder(cacheDirectory);

    /// <summary>The records that are kept in a folder.</summary>
    public static CacheFolder Folder(string cacheDirectory) => new(cacheDirectory, ".verified");

    /// <summary>How the files are now, a line each; equal texts mean that nothing was written to any of them.</summary>
    public string Describe()
    {
        var text = new StringBuilder();
        foreach (var (name, expected) in files)
        {
            var file = new FileInfo(Path.Combine(directory, name));
            text.Append(CultureInfo.InvariantCulture, $"{expected.Sha256} {file.Length} {file.LastWriteTimeUtc.Ticks} {file.CreationTimeUtc.Ticks} {name}\n");
        }

        return text.ToString();
    }

    /// <summary>Whether the files were found right when they were as described.</summary>
    public bool Knows(string description) => folder.Read(Key) is { } kept && kept.AsSpan().SequenceEqual(Encoding.UTF8.GetBytes(description));

    /// <summary>Remembers that the files are right. A cache that cannot be written costs time, nothing else.</summary>
    /// <param name="description">How they were before they were hashed.</param>
    public void Keep(string description)
    {
        try
        {
            folder.Write(Key, Encoding.UTF8.GetBytes(description));
        }
        catch (Exception e) when (CacheFolder.IsFailure(e))
        {
            // Hashed again next time.
        }
    }

    private string Key => field ??= Convert.ToHexStringLower(XxHash128.Hash(Encoding.UTF8.GetBytes(Path.GetFullPath(directory))));
}
