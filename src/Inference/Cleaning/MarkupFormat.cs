namespace TagTasks.Inference.Cleaning;

/// <summary>The markup in which a README is written.</summary>
public enum MarkupFormat
{
    /// <summary>CommonMark with tables, HTML and front matter.</summary>
    Markdown,

    /// <summary>reStructuredText.</summary>
    ReStructuredText,

    /// <summary>AsciiDoc.</summary>
    AsciiDoc,

    /// <summary>Text without marks.</summary>
    PlainText,
}
