using System.Globalization;
using System.Text;
using DiffPlex;
using DiffPlex.Model;

namespace TagTasks.Tool.Audit.Fixing.Files;

/// <summary>The difference of two texts as <c>git apply</c> and <c>patch -p1</c> take it. Stateless.</summary>
internal static class UnifiedDiff
{
    private const int Context = 3;

    /// <summary>The difference; empty when there is none.</summary>
    /// <param name="path">The file's path with forward slashes, relative to its repository.</param>
    /// <param name="old">What it held.</param>
    /// <param name="new">What it is to hold.</param>
    public static string Of(string path, string old, string @new)
    {
        var diff = Differ.Instance.CreateDiffs(old, @new, ignoreWhiteSpace: false, ignoreCase: false, new Lines());
        var text = new StringBuilder();
        var blocks = diff.DiffBlocks.ToList();
        while (blocks.Count > 0)
        {
            // Blocks whose contexts meet are one hunk.
            var count = 1;
            while (count < blocks.Count && blocks[count].DeleteStartA - End(blocks[count - 1]) <= 2 * Context)
            {
                count++;
            }

            Hunk(text, diff, blocks[..count]);
            blocks.RemoveRange(0, count);
        }

        return text.Length == 0 ? "" : $"--- a/{path}\n+++ b/{path}\n{text}";
    }

    private static int End(DiffBlock block) => block.DeleteStartA + block.DeleteCountA;

    private static void Hunk(StringBuilder text, DiffResult diff, List<DiffBlock> blocks)
    {
        var (first, last) = (blocks[0], blocks[^1]);
        var start = Math.Max(0, first.DeleteStartA - Context);
        var end = Math.Min(diff.PiecesOld.Count, End(last) + Context);
        var startNew = first.InsertStartB - (first.DeleteStartA - start);
        var endNew = last.InsertStartB + last.InsertCountB + (end - End(last));
        text.Append(CultureInfo.InvariantCulture, $"@@ -{Range(start, end)} +{Range(startNew, endNew)} @@\n");
        var at = start;
        foreach (var block in blocks)
        {
            Write(text, ' ', diff.PiecesOld, at, block.DeleteStartA);
            Write(text, '-', diff.PiecesOld, block.DeleteStartA, End(block));
            Write(text, '+', diff.PiecesNew, block.InsertStartB, block.InsertStartB + block.InsertCountB);
            at = End(block);
        }

        Write(text, ' ', diff.PiecesOld, at, end);
    }

    private static string Range(int start, int end) =>
        string.Create(CultureInfo.InvariantCulture, $"{(end > start ? start + 1 : start)},{end - start}");

    private static void Write(StringBuilder text, char sign, IReadOnlyList<string> lines, int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            text.Append(sign).Append(lines[i]);
            if (!lines[i].EndsWith('\n'))
            {
                text.Append("\n\\ No newline at end of file\n");
            }
        }
    }

    /// <summary>Lines with their ends, which are part of the difference; as git counts them, a lone CR ends none.</summary>
    private sealed class Lines : IChunker
    {
        public IReadOnlyList<string> Chunk(string text)
        {
            var lines = new List<string>();
            for (var at = 0; at < text.Length;)
            {
                var end = text.IndexOf('\n', at) is >= 0 and var found ? found + 1 : text.Length;
                lines.Add(text[at..end]);
                at = end;
            }

            return lines;
        }
    }
}
