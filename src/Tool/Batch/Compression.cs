using System.IO.Compression;
using ZstdSharp;

namespace TagTasks.Tool.Batch;

/// <summary>How a file is packed, by its extension.</summary>
internal static class Compression
{
    // Answers are short lines that repeat themselves: 3 is the middle ground that zstd itself takes by default.
    private const int ZstdLevel = 3;

    /// <summary>Whether a file is compressed.</summary>
    public static bool Compresses(string path) => IsGzip(path) || IsZstd(path);

    /// <summary>The path without the extension that says how it is packed.</summary>
    public static string Plain(string path) => Compresses(path) ? path[..path.LastIndexOf('.')] : path;

    /// <summary>What reads the content of a file.</summary>
    public static Stream Reader(string path, Stream file) =>
        IsGzip(path) ? new GZipStream(file, CompressionMode.Decompress)
        : IsZstd(path) ? new DecompressionStream(file)
        : file;

    /// <summary>What writes one member (gzip) or frame (zstd) and leaves the file open; several after each other are one content.</summary>
    public static Stream Writer(string path, Stream file) =>
        IsGzip(path) ? new GZipStream(file, CompressionLevel.Optimal, leaveOpen: true)
        : IsZstd(path) ? new CompressionStream(file, ZstdLevel, leaveOpen: true)
        : throw new InvalidOperationException("This is a bug: the file is not compressed.");

    /// <summary>Whether an exception tells of a file that cannot be read or unpacked.</summary>
    public static bool IsFailure(Exception e) =>
        e is IOException or UnauthorizedAccessException or InvalidDataException or ZstdException;

    private static bool IsGzip(string path) => path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase);

    private static bool IsZstd(string path) => path.EndsWith(".zst", StringComparison.OrdinalIgnoreCase);
}
