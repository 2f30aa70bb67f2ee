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
        MarkdownReader.Read(text, 1, sink);
        return sink.ToCleanText();
    }
}
