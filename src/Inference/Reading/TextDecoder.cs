using System.Text;
using TagTasks.Inference.Diagnostics;
using SystemEncoding = System.Text.Encoding;

namespace TagTasks.Inference.Reading;

/// <summary>A decoded text.</summary>
internal readonly record struct DecodedText(string Text, string EncodingName, Diagnostic? Warning);

/// <summary>
/// Finds out in which encoding bytes are: a byte order mark says it; else UTF-8. What is not valid is still UTF-8 when
/// only some of it is damaged; else it is read as GB18030 when that makes sense (many Chinese READMEs are), else as
/// Latin-1, which reads anything.
/// </summary>
internal static class TextDecoder
{
    private static readonly UTF8Encoding StrictUtf8 = new(false, throwOnInvalidBytes: true);

    /// <summary>Decodes, refusing what is not text.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <param name="source">What messages say of them.</param>
    /// <param name="encodingName">Their encoding; null to find it out.</param>
    public static DecodedText Decode(ReadOnlySpan<byte> bytes, TextSource source, string? encodingName)
    {
        if (encodingName is not null)
        {
            return Checked(Named(encodingName).GetString(bytes).TrimStart('\uFEFF'), encodingName, source);
        }

        if (bytes.StartsWith(SystemEncoding.Unicode.Preamble))
        {
            return Checked(SystemEncoding.Unicode.GetString(bytes[2..]), "UTF-16", source);
        }

        if (bytes.StartsWith(SystemEncoding.BigEndianUnicode.Preamble))
        {
            return Checked(SystemEncoding.BigEndianUnicode.GetString(bytes[2..]), "UTF-16BE", source);
        }

        var zero = bytes.IndexOf((byte)0);
        if (zero >= 0)
        {
            throw source.Binary(zero);
        }

        var marked = bytes.StartsWith(SystemEncoding.UTF8.Preamble);
        var text = marked ? bytes[3..] : bytes;
        if (System.Text.Unicode.Utf8.IsValid(text))
        {
            return new DecodedText(SystemEncoding.UTF8.GetString(text), "UTF-8", null);
        }

        var line = InvalidLine(text);
        var chinese = Gb18030.TryDecode(text);
        return marked || DamagedUtf8.Is(text, chinese is not null)
            ? new DecodedText(SystemEncoding.UTF8.GetString(text), "UTF-8", source.NotUtf8(line, "UTF-8 with \uFFFD for what is damaged"))
            : chinese is not null ? new DecodedText(chinese, "GB18030", source.NotUtf8(line, "GB18030"))
            : new DecodedText(SystemEncoding.Latin1.GetString(text), "Latin-1", source.NotUtf8(line, "Latin-1"));
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

    private static DecodedText Checked(string text, string encodingName, TextSource source)
    {
        var zero = text.IndexOf('\0', StringComparison.Ordinal);
        return zero < 0 ? new DecodedText(text, encodingName, null) : throw source.Binary(zero);
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
}
