namespace TagTasks.Inference.Cleaning;

/// <summary>Reads what a README says: its text block by block, without marks, addresses, badges and code.</summary>
/// <remarks>Thread-safe. Linear in the length of the text, whatever it is, and never throws for its content.</remarks>
public static class ReadmeCleaner
{
    // Later stages read the first 20,000 characters of text. Beyond this much markup the plain reader, which is far
    // faster, tells the rest well enough.
    private const int MarkdownCharacters = 400_000;

    /// <summary>Cleans a README.</summary>
    /// <param name="text">The decoded README.</param>
    /// <param name="format">The markup in which it is written.</param>
    public static CleanText Clean(string text, MarkupFormat format)
    {
        ArgumentNullException.ThrowIfNull(text);
        using var sink = new BlockSink();
        Read(text, format, sink);
        return sink.ToCleanText();
    }

    /// <summary>Reads every block, those of furniture sections too.</summary>
    internal static void Read(string text, MarkupFormat format, BlockSink sink)
    {
        switch (format)
        {
            case MarkupFormat.ReStructuredText:
                ReStructuredTextReader.Read(text, sink);
                break;
            case MarkupFormat.AsciiDoc:
                AsciiDocReader.Read(text, sink);
                break;
            case MarkupFormat.PlainText:
                StrippedReader.Read(text, 1, sink);
                break;
            default:
                ReadMarkdown(text, sink);
                break;
        }
    }

    private static void ReadMarkdown(string text, BlockSink sink)
    {
        var start = text.StartsWith('\uFEFF') ? 1 : 0;
        start += FrontMatter.Length(text.AsSpan(start));
        var end = text.Length - start <= MarkdownCharacters ? text.Length : text.LastIndexOf('\n', start + MarkdownCharacters) + 1;
        if (end <= start)
        {
            end = start;
        }

        var line = SourceLines.Count(text.AsSpan(0, start)) + 1;
        var markdown = start == 0 && end == text.Length ? text : text[start..end];
        if (!MarkdownReader.TryRead(markdown, line, sink))
        {
            StrippedReader.Read(markdown, line, sink);
        }

        if (end < text.Length)
        {
            StrippedReader.Read(text.AsSpan(end), SourceLines.Count(text.AsSpan(0, end)) + 1, sink);
        }
    }
}
