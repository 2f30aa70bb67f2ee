namespace TagTasks.Inference.Cleaning;

/// <summary>Reads what a README says: its text block by block, without marks, addresses, badges and code.</summary>
/// <remarks>Thread-safe. Linear in the length of the text, whatever it is, and never throws for its content.</remarks>
public static class ReadmeCleaner
{
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

    /// <summary>Reads the blocks, furniture sections among them.</summary>
    internal static void Read(string text, MarkupFormat format, BlockSink sink)
    {
        text = text.StartsWith('\uFEFF') ? text[1..] : text;
        switch (format)
        {
            case MarkupFormat.ReStructuredText:
                new ReStructuredTextReader(text, sink).Read();
                break;
            case MarkupFormat.AsciiDoc:
                new AsciiDocReader(text, sink).Read();
                break;
            case MarkupFormat.PlainText:
                PlainTextReader.Read(text, sink);
                break;
            default:
                ReadMarkdown(text, sink);
                break;
        }
    }

    private static void ReadMarkdown(string text, BlockSink sink)
    {
        var start = FrontMatter.Length(text);
        var firstLine = 1 + SourceLines.Count(text.AsSpan(0, start));
        MarkdownReader.Read(start == 0 ? text : text[start..], firstLine, sink);
    }
}
