namespace TagTasks.Inference.Cleaning;

/// <summary>
/// Tells what Markdig takes quadratic time over. Measured: 80 KB of <c>[a](</c> takes it 2.2 s, 160 KB 7.6 s. What
/// costs is the number of openers in one block, so that is what is counted.
/// </summary>
internal static class MarkdownComplexity
{
    private const int MaximumOpeners = 2_000;
    private const int MaximumReferences = 5_000;

    // Deeper than any list that somebody reads; Markdig's own limit is 128.
    private const int MaximumDepth = 100;

    /// <summary>Whether a block of the text has more openers than are worth parsing, or nests too deep.</summary>
    public static bool IsExcessive(ReadOnlySpan<char> markdown)
    {
        var openers = 0;
        var references = 0;
        var lines = new SourceLines(markdown);
        while (lines.MoveNext())
        {
            var line = lines.Current;
            if (line.IsWhiteSpace())
            {
                openers = 0;
                continue;
            }

            openers += Openers(line);
            references += line.TrimStart().StartsWith('[') && line.Contains("]:", StringComparison.Ordinal) ? 1 : 0;
            if (openers > MaximumOpeners || references > MaximumReferences || Depth(line) > MaximumDepth)
            {
                return true;
            }
        }

        return false;
    }

    private static int Openers(ReadOnlySpan<char> line)
    {
        var count = 0;
        for (var i = 0; i < line.Length; i++)
        {
            // A run of one delimiter is one: "-----", "*****" and "||||" cost no more than their length.
            if ((line[i] is '[' or '*' or '_' or '`' or '<' or '|' or '~' or '&') && (i == 0 || line[i - 1] != line[i] || line[i] is '[' or '<'))
            {
                count++;
            }
        }

        return count;
    }

    // Quote marks and list markers at the start of one line: what opens containers without any text between.
    private static int Depth(ReadOnlySpan<char> line)
    {
        var depth = 0;
        for (var i = 0; i < line.Length; i++)
        {
            if (line[i] is '>' or '-' or '+' or '*')
            {
                depth++;
            }
            else if (line[i] is not (' ' or '\t'))
            {
                break;
            }
        }

        return depth > 0 && IsRule(line) ? 0 : depth;
    }

    private static bool IsRule(ReadOnlySpan<char> line)
    {
        var trimmed = line.Trim();
        return trimmed[0] != '>' && trimmed.TrimStart(trimmed[0]).IsEmpty;
    }
}
