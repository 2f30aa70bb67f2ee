namespace TagTasks.Tool.Prompt;

/// <summary>Tells lines that ask for something from lines of a README, where nothing sets the README off.</summary>
internal static class Directive
{
    public static bool IsLine(string text, TextRange line)
    {
        if (line.Length > 20_000)
        {
            return false;
        }

        var written = line.Of(text).Trim();
        if (written.Length == 0 || written[0] is '[' or '{' or '}')
        {
            return written.Length > 0 && LooseJson.TryRead(written, new TextRange(0, written.Length)) is { } value
                && (Placeholder.IsShape(value) || JsonLists.Read(value).Count > 0);
        }

        var lower = written[..Math.Min(written.Length, 600)].ToLowerInvariant();
        var tags = Cues.MentionsTag(lower);
        return (tags && (Cues.MentionsAction(lower) || written[^1] is ':' or '：'))
            || (Cues.MentionsAction(lower) && lower.Contains("json", StringComparison.Ordinal))
            || ShapeBlock.EndsLine(written)
            || lower is "ai prompts" or "ai prompt" or "prompt" or "task:" or "task" or "instructions:";
    }

    /// <summary>The first character behind the asking lines that a range begins with.</summary>
    public static int SkipForward(string text, TextRange range)
    {
        var skipped = range.Start;
        foreach (var line in Lines.Of(text, range))
        {
            if (line.Start >= skipped && !Lines.IsBlank(text, line) && !IsLine(text, line))
            {
                if (ShapeBlock.From(text, new TextRange(line.Start, range.End)) is not { } block)
                {
                    return line.Start;
                }

                skipped = block.End;
            }
        }

        return range.End;
    }

    /// <summary>Where the asking lines begin that a range ends with.</summary>
    public static int SkipBackward(string text, TextRange range)
    {
        var start = range.End;
        var end = range.End;
        for (var count = 0; count < 40 && end > range.Start; count++)
        {
            var line = new TextRange(Math.Max(range.Start, text.LastIndexOf('\n', end - 1) + 1), end);
            if (Lines.IsSeparator(text, line))
            {
                return line.Start;
            }

            if (ShapeBlock.UpTo(text, new TextRange(range.Start, line.End)) is { } block)
            {
                start = block.Start;
                line = block;
            }
            else if (IsLine(text, line))
            {
                start = line.Start;
            }
            else if (!Lines.IsBlank(text, line))
            {
                break;
            }

            end = line.Start - 1;
        }

        return start;
    }
}
