namespace TagTasks.Inference.Cleaning;

/// <summary>
/// Reads reStructuredText: titles by their adornment, text without roles and addresses; directives, comments and
/// literal blocks are dropped. One pass over the lines.
/// </summary>
internal static class ReStructuredTextReader
{
    // An address is not longer; without a bound a line of "<" would take quadratic time.
    private const int Lookahead = 1_000;

    /// <summary>Reads a text.</summary>
    public static void Read(string text, BlockSink sink)
    {
        var lines = Lines(text);
        var levels = new List<char>();
        var paragraphLine = 1;
        for (var i = 0; i < lines.Count; i++)
        {
            var line = lines[i];
            var trimmed = line.Trim();
            if (IsTitle(lines, i, out var adornment))
            {
                sink.End(BlockKind.Paragraph, paragraphLine);
                AppendInline(trimmed, sink);
                sink.End(BlockKind.Heading, i + 1, LevelOf(adornment, levels));
                i++;
            }
            else if (trimmed.StartsWith("..", StringComparison.Ordinal) && (trimmed.Length == 2 || trimmed[2] == ' '))
            {
                // A directive, a target or a comment, with everything that is indented under it.
                sink.End(BlockKind.Paragraph, paragraphLine);
                Count(trimmed, sink);
                i = EndOfIndented(lines, i, IndentOf(line));
            }
            else if (trimmed.Length == 0 || IsAdornment(trimmed))
            {
                sink.End(BlockKind.Paragraph, paragraphLine);
            }
            else
            {
                paragraphLine = sink.Text.Length == 0 ? i + 1 : paragraphLine;
                var literal = trimmed.EndsWith("::", StringComparison.Ordinal);
                i = AppendText(lines, i, literal, sink, paragraphLine);
            }
        }

        sink.End(BlockKind.Paragraph, paragraphLine);
    }

    private static List<string> Lines(string text)
    {
        var lines = new List<string>();
        var source = new SourceLines(text);
        while (source.MoveNext())
        {
            lines.Add(source.Current.ToString());
        }

        return lines;
    }

    private static int AppendText(List<string> lines, int i, bool literal, BlockSink sink, int paragraphLine)
    {
        var trimmed = lines[i].Trim();
        var item = trimmed.StartsWith("* ", StringComparison.Ordinal) || trimmed.StartsWith("- ", StringComparison.Ordinal);
        if (item)
        {
            sink.End(BlockKind.Paragraph, paragraphLine);
        }

        AppendInline(literal ? trimmed[..^2] : item ? trimmed[2..] : trimmed, sink);
        sink.Text.Append(' ');
        if (item)
        {
            sink.End(BlockKind.ListItem, i + 1);
        }

        if (!literal)
        {
            return i;
        }

        sink.End(BlockKind.Paragraph, paragraphLine);
        sink.CountCodeBlock();
        return EndOfIndented(lines, i, IndentOf(lines[i]));
    }

    private static int EndOfIndented(List<string> lines, int i, int indent)
    {
        while (i + 1 < lines.Count && (string.IsNullOrWhiteSpace(lines[i + 1]) || IndentOf(lines[i + 1]) > indent))
        {
            i++;
        }

        return i;
    }

    private static void Count(string directive, BlockSink sink)
    {
        if (directive.Contains("image::", StringComparison.Ordinal) || directive.Contains("figure::", StringComparison.Ordinal))
        {
            sink.CountImage();
        }
        else if (directive.Contains("code", StringComparison.Ordinal))
        {
            sink.CountCodeBlock();
        }
    }

    private static int IndentOf(string line) => line.Length - line.AsSpan().TrimStart().Length;

    private static bool IsTitle(List<string> lines, int i, out char adornment)
    {
        adornment = i + 1 < lines.Count && lines[i + 1].Length > 0 ? lines[i + 1][0] : '\0';
        return lines[i].Trim().Length > 0 && !IsAdornment(lines[i].Trim())
            && i + 1 < lines.Count && IsAdornment(lines[i + 1].TrimEnd())
            && (lines[i + 1].TrimEnd().Length >= lines[i].Trim().Length || lines[i + 1].TrimEnd().Length >= 4);
    }

    private static bool IsAdornment(string line) =>
        line.Length >= 3 && (char.IsPunctuation(line[0]) || char.IsSymbol(line[0])) && line.AsSpan().TrimStart(line[0]).IsEmpty;

    private static int LevelOf(char adornment, List<char> levels)
    {
        var level = levels.IndexOf(adornment);
        if (level < 0)
        {
            levels.Add(adornment);
            level = levels.Count - 1;
        }

        return Math.Min(level + 1, 6);
    }

    // `text <address>`_, :role:`text`, ``code``, *em*, |substitution|: the text of each, and nothing of the rest.
    private static void AppendInline(ReadOnlySpan<char> line, BlockSink sink)
    {
        for (var i = 0; i < line.Length; i++)
        {
            var rest = line[i..];
            switch (rest[0])
            {
                case '`' or '*' or '|':
                    break;
                case '_' when i > 0 && (line[i - 1] is '`' or '|'):
                    break;
                case '<' when rest[..Math.Min(rest.Length, Lookahead)].IndexOf('>') is > 0 and var end && i + end + 1 < line.Length && line[i + end + 1] == '`':
                    i += end;
                    break;
                case ':' when RoleLength(rest) is > 0 and var role:
                    i += role - 1;
                    break;
                default:
                    sink.Text.Append(rest[0]);
                    break;
            }
        }
    }

    private static int RoleLength(ReadOnlySpan<char> rest)
    {
        var end = rest[1..Math.Min(rest.Length, 40)].IndexOf(':') + 1;
        return end > 1 && end + 1 < rest.Length && rest[end + 1] == '`' && !rest[1..end].Contains(' ') ? end + 1 : 0;
    }
}
