namespace TagTasks.Tool.Prompt;

/// <summary>Reads the delimiter that a README may begin with.</summary>
internal static class Delimiter
{
    /// <summary>The opener at a place, blanks and line breaks before it left out.</summary>
    public static Opener At(string text, int at)
    {
        var start = at;
        while (start < text.Length && char.IsWhiteSpace(text[start]))
        {
            start++;
        }

        if (start == text.Length)
        {
            return new Opener(at, start, OpenerKind.Open, "");
        }

        var rest = text.AsSpan(start);
        var line = Lines.Around(text, start);
        if (rest.StartsWith("```") || rest.StartsWith("~~~"))
        {
            var run = rest.Length - rest.TrimStart(rest[0]).Length;
            return new Opener(start, Math.Min(line.End + 1, text.Length), OpenerKind.Fence, new string(rest[0], run));
        }

        if (rest.StartsWith("\"\"\"") || rest.StartsWith("'''"))
        {
            return new Opener(start, AfterBreak(text, start + 3), OpenerKind.Fixed, rest[..3].ToString());
        }

        if (XmlTag(text, start) is { } tag)
        {
            return tag;
        }

        if (rest[0] is not ('\'' or '`' or '‘') && LooseText.ClosingQuote(rest[0]) is var close and not '\0')
        {
            return new Opener(start, start + 1, OpenerKind.Quote, close.ToString());
        }

        return Lines.IsSeparator(text, line) && line.Start <= start
            ? new Opener(start, Math.Min(line.End + 1, text.Length), OpenerKind.Separator, line.Of(text).Trim())
            : new Opener(start, start, OpenerKind.Open, "");
    }

    /// <summary><c>&lt;readme&gt;</c> and the like, when it is also closed.</summary>
    public static Opener? XmlTag(string text, int at)
    {
        if (text[at] is not ('<' or '['))
        {
            return null;
        }

        var nameEnd = at + 1;
        while (nameEnd < text.Length && nameEnd - at < 40 && (char.IsLetterOrDigit(text[nameEnd]) || text[nameEnd] is '_' or '-'))
        {
            nameEnd++;
        }

        var name = text[(at + 1)..nameEnd];
        var lower = name.ToLowerInvariant();
        if (!(Cues.MentionsReadme(lower) || lower is "document" or "doc" or "content" or "text" or "input" or "repository" or "project" or "文档"))
        {
            return null;
        }

        var close = text[at] == '<' ? '>' : ']';
        var end = text.AsSpan(nameEnd, Math.Min(200, text.Length - nameEnd)).IndexOf(close);
        var closing = $"{text[at]}/{name}{close}";
        return end < 0 || !text.AsSpan(nameEnd + end).Contains(closing, StringComparison.Ordinal)
            ? null
            : new Opener(at, AfterBreak(text, nameEnd + end + 1), OpenerKind.Fixed, closing);
    }

    private static int AfterBreak(string text, int at)
    {
        at = at < text.Length && text[at] == '\r' ? at + 1 : at;
        return at < text.Length && text[at] == '\n' ? at + 1 : at;
    }
}
