namespace TagTasks.Tool.Prompt;

/// <summary>Reads lists without JSON: bullets, numbers, a name a line, commas, tables. A line that speaks of tags announces each.</summary>
internal static class PlainLists
{
    public static List<ListCandidate> FindAll(string text, TextRange range)
    {
        var found = new List<ListCandidate>();
        var lines = Lines.Of(text, range);
        for (var i = 0; i < lines.Count; i++)
        {
            // An announcement is short; what is longer cannot be looked through at every line either.
            if (lines[i].Length is 0 or > 20_000)
            {
                continue;
            }

            var line = lines[i].Of(text);
            var lower = line.ToLowerInvariant();
            if (!Cues.MentionsTag(lower) || TagLine.IsItem(line))
            {
                continue;
            }

            if (TagTable.Read(text, lines, i, out var end) is { Count: > 0 } table)
            {
                found.Add(new ListCandidate(new TextRange(lines[i].Start, lines[end].End), table, true));
                i = end;
            }
            else if (ReadInline(line, lower) is { Count: > 0 } inline)
            {
                found.Add(new ListCandidate(lines[i], inline, true));
            }
            else if (ReadBelow(text, lines, i, out var last) is { Count: > 0 } below && Announces(line))
            {
                found.Add(new ListCandidate(new TextRange(lines[i].Start, lines[last].End), below, true));
                i = last;
            }
        }

        return found;
    }

    private static bool Announces(string line) =>
        line.TrimEnd(' ', '*', '_', '`') is { Length: > 0 } trimmed
        && (trimmed[^1] is ':' or '：' or '>' || trimmed[0] is '#' or '[' or '<' or '*' || trimmed.Length < 40);

    // "Tags: a, b, c" and "choose from: a、b、c。"
    private static List<RequestTag>? ReadInline(string line, string lower)
    {
        var open = line.IndexOfAny(['(', '（']);
        var close = open < 0 ? -1 : line.IndexOfAny([')', '）'], open);
        if (close > 0 && Split(line[(open + 1)..close], 3) is { } inside)
        {
            return inside;
        }

        var colon = line.LastIndexOfAny([':', '：', '(', '（']);
        if (colon < 0 || line.AsSpan(colon).ContainsAny("[]{}"))
        {
            return null;
        }

        var rest = line[(colon + 1)..].Trim().TrimEnd('.', '。', ')', '）', ';');
        var atLeast = Cues.MentionsList(lower) ? 2 : 3;
        return Split(rest, atLeast) ?? Split(FirstSentence(rest), atLeast);
    }

    // "a, b, c. Pick at most 2." ends at the dot; the dots of .net and node.js have no blank behind.
    private static string FirstSentence(string rest)
    {
        var western = rest.IndexOf(". ", StringComparison.Ordinal);
        var eastern = rest.IndexOf('。');
        var end = western < 0 || (eastern >= 0 && eastern < western) ? eastern : western;
        return end < 0 ? rest : rest[..end];
    }

    private static List<RequestTag>? Split(string entries, int atLeast)
    {
        var parts = entries.Split([',', '，', '、', ';', '；', '|'], StringSplitOptions.TrimEntries);
        return parts.Length >= atLeast && parts.All(TagLine.IsShort)
            ? [.. parts.Select(part => new RequestTag(TagLine.Unquote(part), null, null, []))]
            : null;
    }

    private static List<RequestTag> ReadBelow(string text, List<TextRange> lines, int announced, out int last)
    {
        last = announced;
        var tags = new List<RequestTag>();
        var first = announced + 1;
        while (first < lines.Count && first <= announced + 2
            && (Lines.IsBlank(text, lines[first]) || text.AsSpan(lines[first].Start, lines[first].Length).StartsWith("```")))
        {
            first++;
        }

        bool? items = null;
        for (var i = first; i < lines.Count && lines[i].Length is > 0 and < 600; i++)
        {
            var line = lines[i].Of(text);
            items ??= TagLine.IsItem(line);
            if (items != TagLine.IsItem(line) || (items == false && !TagLine.IsShort(line)) || Lines.IsSeparator(text, lines[i]))
            {
                break;
            }

            tags.Add(items.Value ? TagLine.ReadItem(line) : TagLine.ReadEntry(line));
            last = i;
        }

        if (tags.Count == 0 && first < lines.Count && lines[first].Length < 20_000)
        {
            if (Split(lines[first].Of(text).TrimEnd('.', '。', ' '), 3) is { } below)
            {
                last = first;
                return below;
            }
        }

        return tags.Count >= 2 ? tags : [];
    }
}
