namespace TagTasks.Inference.Tokens;

/// <summary>Texts of piece ids, padded to the longest: what one run of the encoder takes.</summary>
/// <param name="Ids">Row-major ids, <see cref="Rows"/> × <see cref="Columns"/>.</param>
/// <param name="Mask">1 where there is a piece, 0 where there is padding; the shape of <paramref name="Ids"/>.</param>
/// <param name="Rows">Number of texts.</param>
/// <param name="Columns">Pieces in the longest text.</param>
internal sealed record TokenBatch(long[] Ids, long[] Mask, int Rows, int Columns)
{
    /// <summary>Pads texts to a batch.</summary>
    /// <param name="texts">At least one text, none empty.</param>
    /// <param name="pad">The id of the padding piece.</param>
    public static TokenBatch Of(IReadOnlyList<int[]> texts, int pad)
    {
        var columns = texts.Max(text => text.Length);
        var ids = new long[texts.Count * columns];
        var mask = new long[ids.Length];
        for (var row = 0; row < texts.Count; row++)
        {
            var text = texts[row];
            for (var column = 0; column < columns; column++)
            {
                var place = (row * columns) + column;
                ids[place] = column < text.Length ? text[column] : pad;
                mask[place] = column < text.Length ? 1 : 0;
            }
        }

        return new TokenBatch(ids, mask, texts.Count, columns);
    }

    /// <summary>Some of the texts, with no more padding than the longest of them needs.</summary>
    /// <param name="first">The first.</param>
    /// <param name="count">How many; at least one.</param>
    public TokenBatch Slice(int first, int count)
    {
        var columns = Enumerable.Range(first, count).Max(row => Mask.AsSpan(row * Columns, Columns).LastIndexOf(1L) + 1);
        var ids = new long[count * columns];
        var mask = new long[ids.Length];
        for (var row = 0; row < count; row++)
        {
            var from = (first + row) * Columns;
            Ids.AsSpan(from, columns).CopyTo(ids.AsSpan(row * columns));
            Mask.AsSpan(from, columns).CopyTo(mask.AsSpan(row * columns));
        }

        return new TokenBatch(ids, mask, count, columns);
    }
}
