using System.Buffers;

namespace TagTasks.Inference.Cleaning;

/// <summary>Tells what Markdig can read in linear time; all bounds are far above what people write.</summary>
/// <remarks>
/// Measured with Markdig 1.6 on 400,000 characters: unmatched <c>[a](</c> or <c>*a_</c> in one block, link reference
/// definitions and underlined headings each take more than 4 s, as each is a search through all before it.
/// </remarks>
internal static class MarkdownLimits
{
    /// <summary>The characters given to Markdig; the rest of a longer text is read with its marks stripped.</summary>
    public const int Parsed = 256 * 1024;

    private const int NestingOnOneLine = 64;
    private const int Definitions = 2_000;
    private const int Underlines = 2_000;
    private const int CellsInOneTable = 40_000;

    private static readonly SearchValues<char> Delimiters = SearchValues.Create("[*_<");

    /// <summary>The opening brackets and delimiters that one block may have.</summary>
    public const int DelimitersInOneBlock = 2_000;

    /// <summary>The <c>&lt;!…</c> and <c>&lt;?…</c> that one block may have: each may be a search through all of it.</summary>
    public const int DeclarationsInOneBlock = 100;

    /// <summary>The sum, over all blocks, of the square of their delimiters: what the worst text costs.</summary>
    public const long DelimiterPairs = 20_000_000;

    /// <summary>Where the part to parse ends: after a blank line, if there is one.</summary>
    public static int EndOfParsed(ReadOnlySpan<char> markdown)
    {
        if (markdown.Length <= Parsed)
        {
            return markdown.Length;
        }

        var head = markdown[..Parsed];
        var end = Math.Max(
            head.LastIndexOf("\n\n", StringComparison.Ordinal) + 2,
            head.LastIndexOf("\r\n\r\n", StringComparison.Ordinal) + 4);
        return end < Parsed / 2 ? 0 : end;
    }

    /// <summary>Whether the blocks of a text can be found in linear time and bounded depth.</summary>
    public static bool AllowBlocks(ReadOnlySpan<char> markdown)
    {
        var definitions = 0;
        var underlines = 0;
        var table = new TableSize();
        var lines = new SourceLines(markdown);
        while (lines.MoveNext())
        {
            var line = lines.Current.TrimStart();
            if (!table.Add(line) || !SkipNesting(ref line))
            {
                return false;
            }

            if (line.IsEmpty)
            {
                continue;
            }

            definitions += line[0] == '[' && line.Contains("]:", StringComparison.Ordinal) ? 1 : 0;
            underlines += line[0] is '=' or '-' && LineMarks.IsRunOf(line.TrimEnd(), line[0], 1) ? 1 : 0;
            if (definitions > Definitions || underlines > Underlines)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>How many delimiters and opening brackets a line has, and how many declarations begin in it.</summary>
    public static (int Delimiters, int Declarations) Count(ReadOnlySpan<char> line)
    {
        var delimiters = 0;
        var declarations = 0;
        var i = line.IndexOfAny(Delimiters);
        while (i >= 0)
        {
            if (line[i] != '<')
            {
                delimiters++;
            }
            else if (i + 1 < line.Length && line[i + 1] is '!' or '?')
            {
                declarations++;
            }

            line = line[(i + 1)..];
            i = line.IndexOfAny(Delimiters);
        }

        return (delimiters, declarations);
    }

    private static bool SkipNesting(ref ReadOnlySpan<char> line)
    {
        for (var depth = 0; !line.IsEmpty; depth++)
        {
            var mark = line[0] == '>' ? 1 : LineMarks.ListMarkLength(line);
            if (mark == 0)
            {
                break;
            }

            if (depth == NestingOnOneLine)
            {
                return false;
            }

            line = line[mark..].TrimStart();
        }

        return true;
    }

    // Every row of a table is filled up to its widest.
    private struct TableSize
    {
        private int rows;
        private int columns;

        public bool Add(ReadOnlySpan<char> line)
        {
            if (line.IsEmpty)
            {
                rows = columns = 0;
                return true;
            }

            rows++;
            columns = Math.Max(columns, line.Count('|') + 1);
            return columns < 3 || (long)rows * columns <= CellsInOneTable;
        }
    }
}
