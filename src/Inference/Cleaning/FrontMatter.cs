namespace TagTasks.Inference.Cleaning;

/// <summary>Finds the metadata block that site generators put before a text.</summary>
internal static class FrontMatter
{
    /// <summary>The length of the front matter with its closing line, or 0 if there is none.</summary>
    public static int Length(ReadOnlySpan<char> text)
    {
        var lines = new SourceLines(text);
        if (!lines.MoveNext() || !IsMark(lines.Current, "---", "---"))
        {
            return 0;
        }

        var first = true;
        while (lines.MoveNext())
        {
            var line = lines.Current;
            if (IsMark(line, "---", "..."))
            {
                return lines.NextStart;
            }

            // A rule may open a text as well; only metadata begins with a key or a remark.
            if (first && !line.IsWhiteSpace())
            {
                if (line[0] != '#' && line.IndexOf(':') < 1)
                {
                    return 0;
                }

                first = false;
            }
        }

        return 0;
    }

    private static bool IsMark(ReadOnlySpan<char> line, string mark, string other)
    {
        var trimmed = line.TrimEnd();
        return trimmed.SequenceEqual(mark) || trimmed.SequenceEqual(other);
    }
}
