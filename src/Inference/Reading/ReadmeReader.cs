using System.Security.Cryptography;
using TagTasks.Inference.Cleaning;
using TagTasks.Inference.Diagnostics;

namespace TagTasks.Inference.Reading;

/// <summary>Reads a README's bytes up to a limit and decodes them.</summary>
public static class ReadmeReader
{
    /// <summary>The size, in bytes, over which an input is refused: 10 MB.</summary>
    public const int MaximumBytes = 10 * 1024 * 1024;

    /// <summary>Reads a file, which may be a pipe.</summary>
    /// <param name="path">The file.</param>
    /// <param name="encodingName">Its encoding, such as <c>gb18030</c>. Default: found out.</param>
    /// <exception cref="TagTasksException">It cannot be read, is too large, is not text, or the encoding is not known.</exception>
    public static ReadmeText Read(string path, string? encodingName = null) => Read(path, encodingName, hashed: true);

    /// <summary>Reads a stream to its end.</summary>
    /// <param name="stream">The bytes.</param>
    /// <param name="displayName">What messages call it.</param>
    /// <param name="format">The markup in which it is written.</param>
    /// <param name="encodingName">Its encoding. Default: found out.</param>
    /// <exception cref="TagTasksException">It is too large, is not text, or the encoding is not known.</exception>
    public static ReadmeText Read(Stream stream, string displayName, MarkupFormat format, string? encodingName = null) =>
        Read(stream, displayName, format, encodingName, hashed: true);

    /// <summary>
    /// Reads a file; without its hash, which is empty then, where nobody will ask for it: the first hash of a process loads a library,
    /// which takes longer than everything else here.
    /// </summary>
    internal static ReadmeText Read(string path, string? encodingName, bool hashed)
    {
        ArgumentNullException.ThrowIfNull(path);
        if (path.Length == 0)
        {
            throw NotFound(path);
        }

        try
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 1);

            // Before a byte is read; a pipe has no length and is read up to the limit.
            return stream.CanSeek && stream.Length > MaximumBytes
                ? throw TooLarge(path)
                : Read(stream, path, FormatOf(path), encodingName, hashed) with { Path = path };
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw NotFound(path, e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw TagTasksException.Because(DiagnosticCode.InputUnreadable, $"'{path}' cannot be read", e, "Check its permissions.", path);
        }
    }

    /// <summary>Reads a stream; without its hash where nobody will ask for it.</summary>
    internal static ReadmeText Read(Stream stream, string displayName, MarkupFormat format, string? encodingName, bool hashed)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(displayName);
        var bytes = ReadBytes(stream, displayName);
        var decoded = TextDecoder.Decode(bytes, TextSource.Readme(displayName), encodingName);
        return new ReadmeText(
            decoded.Text,
            format,
            null,
            decoded.EncodingName,
            hashed ? Convert.ToHexStringLower(SHA256.HashData(bytes)) : "",
            decoded.Warning is { } warning ? [warning] : []);
    }

    /// <summary>The markup of a file, by its extension; Markdown when the extension does not tell.</summary>
    public static MarkupFormat FormatOf(string path) => Path.GetExtension(path).ToLowerInvariant() switch
    {
        ".rst" => MarkupFormat.ReStructuredText,
        ".adoc" or ".asciidoc" => MarkupFormat.AsciiDoc,
        ".txt" => MarkupFormat.PlainText,
        _ => MarkupFormat.Markdown,
    };

    private static byte[] ReadBytes(Stream stream, string displayName)
    {
        using var bytes = new MemoryStream();
        var buffer = new byte[81_920];
        try
        {
            for (int read; (read = stream.Read(buffer)) > 0;)
            {
                bytes.Write(buffer, 0, read);
                if (bytes.Length > MaximumBytes)
                {
                    throw TooLarge(displayName);
                }
            }
        }
        catch (IOException e)
        {
            throw TagTasksException.Because(DiagnosticCode.InputUnreadable, $"'{displayName}' cannot be read", e, "Try again.", displayName);
        }

        return bytes.ToArray();
    }

    private static TagTasksException NotFound(string path, Exception? cause = null) =>
        new(DiagnosticCode.InputNotFound, $"There is no file '{path}'. Check the path.", path, cause);

    private static TagTasksException TooLarge(string name) => new(
        DiagnosticCode.InputTooLarge, $"'{name}' is larger than 10 MB. A README is read, not a book: give the file that describes the project.", name);
}
