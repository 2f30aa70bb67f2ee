namespace TagTasks.Inference.Cleaning;

/// <summary>What a tag does to the text around it.</summary>
internal enum HtmlRole
{
    Inline,
    Block,
    Heading,
    Image,
    Code,
    Hidden,
}

/// <summary>The tags that matter for reading, by name.</summary>
internal static class HtmlTags
{
    private const int LongestName = 10;

    /// <summary>The role of a tag.</summary>
    /// <param name="name">Its name in any case; one that nobody knows is inline.</param>
    public static HtmlRole RoleOf(ReadOnlySpan<char> name)
    {
        if (name.Length > LongestName)
        {
            return HtmlRole.Inline;
        }

        // A switch, not a table: nothing is built before the first tag, which a cold start would wait for.
        Span<char> lower = stackalloc char[name.Length];
        name.ToLowerInvariant(lower);
        return lower switch
        {
            "h1" or "h2" or "h3" or "h4" or "h5" or "h6" => HtmlRole.Heading,
            "img" => HtmlRole.Image,
            "pre" => HtmlRole.Code,
            "script" or "style" or "svg" => HtmlRole.Hidden,
            "address" or "article" or "aside" or "blockquote" or "body" or "br" or "caption" or "center" or "dd" or "details"
                or "div" or "dl" or "dt" or "fieldset" or "figcaption" or "figure" or "footer" or "form" or "head" or "header"
                or "hr" or "html" or "iframe" or "li" or "main" or "nav" or "ol" or "option" or "p" or "section" or "select"
                or "summary" or "table" or "tbody" or "td" or "tfoot" or "th" or "thead" or "title" or "tr" or "ul"
                or "video" => HtmlRole.Block,
            _ => HtmlRole.Inline,
        };
    }
}
