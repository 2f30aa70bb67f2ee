using System.Text;
using System.Text.RegularExpressions;
using TagTasks.Tool.Audit.Fixing.Editing;

namespace TagTasks.Tool.Audit.Fixing.Files;

/// <summary>A file of the author's as text, which comes out again byte for byte. Immutable.</summary>
internal sealed partial class SourceFile
{
    private static readonly Encoding[] Marked =
    [
        new UTF32Encoding(false, true, true), new UTF32Encoding(true, true, true), new UTF8Encoding(true, true),
        new UnicodeEncoding(false, true, true), new UnicodeEncoding(true, true, true),
    ];

    private readonly Encoding encoding;
    private readonly int mark;

    private SourceFile(string path, byte[] bytes, Encoding encoding, int mark, string text)
    {
        (Path, Bytes, Text) = (path, bytes, text);
        (this.encoding, this.mark) = (encoding, mark);
        Lines = new TextLines(text);
    }

    /// <summary>Its full path, free of links.</summary>
    public string Path { get; }

    /// <summary>What it holds.</summary>
    public byte[] Bytes { get; }

    /// <summary>The same as text, without a byte order mark.</summary>
    public string Text { get; }

    /// <summary>A byte order mark as text, which git shows too; empty where there is none.</summary>
    public string Mark => mark > 0 ? "\uFEFF" : "";

    /// <summary>Its lines.</summary>
    public TextLines Lines { get; }

    /// <summary>Reads a file in the encoding in which MSBuild reads it: that of its mark, else of its XML declaration, else UTF-8.</summary>
    /// <exception cref="CannotEditException">It cannot be read, or not without loss.</exception>
    public static SourceFile Read(string path)
    {
        try
        {
            return Read(path, File.ReadAllBytes(path));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CannotEditException($"cannot be read ({e.Message.TrimEnd('.')})");
        }
    }

    /// <summary>Reads what a file holds.</summary>
    /// <exception cref="CannotEditException">It cannot be read without loss.</exception>
    public static SourceFile Read(string path, byte[] bytes)
    {
        var marked = Array.Find(Marked, candidate => bytes.AsSpan().StartsWith(candidate.Preamble));
        var encoding = marked ?? Declared(bytes);
        var mark = marked?.Preamble.Length ?? 0;
        try
        {
            var text = encoding.GetString(bytes, mark, bytes.Length - mark);
            var file = new SourceFile(path, bytes, encoding, mark, text);
            return file.Encode(text).AsSpan().SequenceEqual(bytes) ? file : throw Lossy(encoding);
        }
        catch (DecoderFallbackException)
        {
            throw Lossy(encoding);
        }
    }

    /// <summary>A text as this file would hold it: the same encoding, with a byte order mark where it has one.</summary>
    /// <exception cref="CannotEditException">The encoding has no sign for a character.</exception>
    public byte[] Encode(string text)
    {
        try
        {
            return [.. Bytes.AsSpan(0, mark), .. encoding.GetBytes(text)];
        }
        catch (EncoderFallbackException)
        {
            throw new CannotEditException($"is encoded in {encoding.WebName}, which has no sign for what would be written");
        }
    }

    private static CannotEditException Lossy(Encoding encoding) => new($"is not valid {encoding.WebName}");

    private static Encoding Declared(byte[] bytes)
    {
        var name = Declaration().Match(Encoding.Latin1.GetString(bytes.AsSpan(0, Math.Min(bytes.Length, 200)))).Groups["name"].Value;
        try
        {
            return name.Length == 0 ? new UTF8Encoding(false, true) : Encoding.GetEncoding(name, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback);
        }
        catch (ArgumentException)
        {
            throw new CannotEditException($"is encoded in '{name}', which is not known here");
        }
    }

    [GeneratedRegex("""\A<\?xml\s[^>]*?encoding\s*=\s*["'](?<name>[^"']+)["']""")]
    private static partial Regex Declaration();
}
