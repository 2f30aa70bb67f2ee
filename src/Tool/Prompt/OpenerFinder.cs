namespace TagTasks.Tool.Prompt;

/// <summary>
/// Finds the first place where the request says that the README begins. First wins: whoever wrote the README can
/// write nothing before its beginning, so nothing in it can move the beginning.
/// </summary>
internal static class OpenerFinder
{
    private const int LineLimit = 2_000;

    /// <summary>The announced beginning; null when nothing announces one.</summary>
    public static Opener? Find(string text, IReadOnlyList<LooseValue> values)
    {
        var next = 0;
        var number = 0;
        foreach (var line in Lines.Of(text, new TextRange(0, text.Length)))
        {
            while (next < values.Count && values[next].Range.End <= line.Start)
            {
                next++;
            }

            // Words inside JSON are a list's or a sketch's.
            var inJson = next < values.Count && values[next].Range.Contains(line.Start);
            if (!inJson && line.Length > 0 && Announced(text, line, number, values.Skip(next)) is { } opener)
            {
                return opener;
            }

            number++;
        }

        return null;
    }

    private static Opener? Announced(string text, TextRange line, int number, IEnumerable<LooseValue> values)
    {
        var head = new TextRange(line.Start, Math.Min(line.End, line.Start + LineLimit));
        var written = head.Of(text);
        var lower = written.ToLowerInvariant();
        for (var open = written.IndexOfAny(['<', '[']); open >= 0; open = written.IndexOfAny(['<', '['], open + 1))
        {
            if (Delimiter.XmlTag(text, line.Start + open) is { } tag
                && (open == 0 || Cues.MentionsReadme(lower))
                && !IsMention(text, line, tag))
            {
                return tag;
            }
        }

        var end = Cues.EndOfReadme(lower);
        if (end >= 0 && lower.Length == written.Length && !TagLine.IsItem(written))
        {
            // "for this README from ["cli","web"]": the README does not begin inside of the list.
            var json = values.FirstOrDefault(value => value.Range.End > line.Start + end)?.Range.Start ?? line.End;
            return AfterReadmeWord(text, line, written, end, json - line.Start);
        }

        if (number < 5 && BasedOn(lower) is var based and > 0)
        {
            return Delimiter.At(text, line.Start + based);
        }

        // "Here is the document:" and nothing behind.
        return written.TrimEnd() is { Length: > 0 and < 160 } trimmed && trimmed[^1] is ':' or '：'
            && Cues.MentionsDocument(lower) && !Cues.MentionsTag(lower) && !TagLine.IsItem(written)
            ? Delimiter.At(text, line.End)
            : null;
    }

    private static Opener? AfterReadmeWord(string text, TextRange line, string written, int end, int json)
    {
        var rest = written.AsSpan(end);
        if (rest.Trim(" *_:：#=-.)）").IsEmpty)
        {
            // A line that ends with the word announces; a bare heading does only when it is all of the line.
            var begins = written.IndexOf("begin", StringComparison.OrdinalIgnoreCase);
            var mark = begins > 0 ? $"{written[..begins]}{(written[begins] == 'B' ? "END" : "end")}{written[(begins + 5)..].TrimEnd()}" : "";
            if (begins > 0 && line.Length < 100 && text.AsSpan(line.End).Contains(mark, StringComparison.Ordinal))
            {
                return new Opener(line.Start, Math.Min(line.End + 1, text.Length), OpenerKind.Fixed, mark);
            }

            var only = written.Trim(' ', '*', '_', ':', '：', '#', '=', '-').Length <= 40;
            return rest.ContainsAny(':', '：') || only ? Delimiter.At(text, line.End) : null;
        }

        for (var i = end; i < written.Length && i < end + 100 && i < json; i++)
        {
            if (Asks(written.AsSpan(end, i - end)))
            {
                break;
            }

            if (written[i] is ':' or '：' && !written.AsSpan(i).StartsWith("://"))
            {
                return written.AsSpan(i + 1).Trim(" *_").IsEmpty
                    ? Delimiter.At(text, line.End)
                    : Delimiter.At(text, line.Start + i + 1);
            }

            if (i <= end + 30 && written[i] is '"' or '“' or '「' or '『' or '«' or '„')
            {
                return Delimiter.At(text, line.Start + i);
            }
        }

        // "The README is between the lines." and then a line.
        var below = Delimiter.At(text, line.End);
        var delimited = below.Kind is OpenerKind.Fixed or OpenerKind.Fence
            || (below.Kind == OpenerKind.Separator && text.AsSpan(below.Start).Contains("\n" + below.Close, StringComparison.Ordinal));
        return delimited && line.Length < 300 && written[0] is not ('#' or '-' or '>') ? below : null;
    }

    // "The README stands between <readme> and </readme>" mentions the pair that follows.
    private static bool IsMention(string text, TextRange line, Opener tag)
    {
        var opening = text.AsSpan(tag.At, Math.Min(tag.Close.Length - 1, text.Length - tag.At));
        return text.AsSpan(tag.Start, Math.Max(0, line.End - tag.Start)).Contains(tag.Close, StringComparison.Ordinal)
            && text.AsSpan(line.End).Contains(opening, StringComparison.Ordinal);
    }

    // "README above, only from this list:" asks; it announces nothing.
    private static bool Asks(ReadOnlySpan<char> between)
    {
        Span<char> lower = stackalloc char[between.Length];
        between.ToLowerInvariant(lower);
        return Cues.MentionsTag(lower) || Cues.MentionsAction(lower)
            || (lower.ContainsAny(',', '，') && Cues.MentionsList(lower));
    }

    private static int BasedOn(string lower)
    {
        foreach (var cue in new[] { "base on ", "based on ", "基于", "根据" })
        {
            if (lower.StartsWith(cue, StringComparison.Ordinal) && !Cues.MentionsTag(lower))
            {
                return cue.Length;
            }
        }

        return -1;
    }
}
