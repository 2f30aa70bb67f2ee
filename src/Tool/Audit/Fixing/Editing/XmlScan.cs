namespace TagTasks.Tool.Audit.Fixing.Editing;

/// <summary>Finds its way in the text of well-formed XML. Stateless.</summary>
internal static class XmlScan
{
    /// <summary>Whether a mark stands at a place.</summary>
    public static bool Is(string xml, int at, string mark) => string.CompareOrdinal(xml, at, mark, 0, mark.Length) == 0;

    /// <summary>The place behind the next mark.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is none.</exception>
    public static int After(string xml, int at, string mark)
    {
        var found = xml.IndexOf(mark, at, StringComparison.Ordinal);
        return found >= 0 ? found + mark.Length : throw new ArgumentOutOfRangeException(nameof(at));
    }

    /// <summary>The place behind the <c>></c> of a start or end tag; one in an attribute's value does not count.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is none.</exception>
    public static int TagEnd(string xml, int at)
    {
        while (at < xml.Length && xml[at] != '>')
        {
            at = xml[at] is '"' or '\'' ? After(xml, at + 1, xml[at].ToString()) : at + 1;
        }

        return at < xml.Length ? at + 1 : throw new ArgumentOutOfRangeException(nameof(at));
    }

    /// <summary>A text as the content of an element holds it.</summary>
    public static string Escape(string text) =>
        text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal);
}
