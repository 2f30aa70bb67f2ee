using System.Globalization;
using System.Text;
using TagTasks.Inference.Diagnostics;
using SystemEncoding = System.Text.Encoding;

namespace TagTasks.Inference.Reading;

/// <summary>A decoded text.</summary>
internal readonly record struct DecodedText(string Text, string EncodingName, Diagnostic? Warning);

/// <summary>
/// Finds out in which encoding bytes are: a byte order mark says it; else UTF-8; what is not valid UTF-8 is read as
/// GB18030 when that makes sense (many Chinese READMEs are), else as Latin-1, which reads anything.
/// </summary>
internal static class TextDecoder
{
    private static readonly UTF8Encoding StrictUtf8 = new(false, throwOnInvalidBytes: true);

    /// <summary>Decodes, refusing what is not text.</summary>
    public static DecodedText Decode(ReadOnlySpan<byte> bytes, string name, string? encodingName)
    {
        if (encodingName is not null)
        {
            return Checked(Named(encodingName).GetString(bytes).TrimStart('\uFEFF'), encodingName, name);
        }

        if (bytes.StartsWith(SystemEncoding.Unicode.Preamble))
        {
            return Checked(SystemEncoding.Unicode.GetString(bytes[2..]), "UTF-16", name);
        }

        if (bytes.StartsWith(SystemEncoding.BigEndianUnicode.Preamble))
        {
            return Checked(SystemEncoding.BigEndianUnicode.GetString(bytes[2..]), "UTF-16BE", name);
        }

        var zero = bytes.IndexOf((byte)0);
        if (zero >= 0)
        {
            throw Binary(name, zero);
        }

        var text = bytes.StartsWith(SystemEncoding.UTF8.Preamble) ? bytes[3..] : bytes;
        return System.Text.Unicode.Utf8.IsValid(text)
            ? new DecodedText(SystemEncoding.UTF8.GetString(text), "UTF-8", null)
            : Fallback(text, name);
    }

    private static DecodedText Fallback(ReadOnlySpan<byte> bytes, string name)
    {
        var line = InvalidLine(bytes);
        var (text, encoding) = Gb18030.TryDecode(bytes) is { } chinese ? (chinese, "GB18030") : (SystemEncoding.Latin1.GetString(bytes), "Latin-1");
        var message = string.Create(
            CultureInfo.InvariantCulture, $"{name} is not valid UTF-8 (line {line}); read as {encoding}. Save it as UTF-8, or name its encoding with --encoding.");
        return new DecodedText(text, encoding, Diagnostic.Warning(DiagnosticCode.EncodingFallback, message, name, line));
    }

    private static int InvalidLine(ReadOnlySpan<byte> bytes)
    {
        try
        {
            StrictUtf8.GetCharCount(bytes);
            return 1;
        }
        catch (DecoderFallbackException e)
        {
            return bytes[..Math.Max(0, e.Index)].Count((byte)'\n') + 1;
        }
    }

    private static DecodedText Checked(string text, string encodingName, string name)
    {
        var zero = text.IndexOf('\0', StringComparison.Ordinal);
        return zero < 0 ? new DecodedText(text, encodingName, null) : throw Binary(name, zero);
    }

    private static SystemEncoding Named(string encodingName)
    {
        SystemEncoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        try
        {
            return SystemEncoding.GetEncoding(encodingName);
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            // UTF-7 has a name, but .NET no longer reads it.
            throw new TagTasksException(
                DiagnosticCode.UnknownEncoding, $"There is no encoding '{encodingName}'. Give a name such as utf-8, utf-16, gb18030, shift_jis or iso-8859-1.", inner: e);
        }
    }

    private static TagTasksException Binary(string name, int offset) => new(
        DiagnosticCode.BinaryInput,
        string.Create(CultureInfo.InvariantCulture, $"'{name}' is not text (byte 0 at offset {offset}). Give a README in Markdown, reStructuredText, AsciiDoc or plain text."),
        name);
}
