namespace TagTasks.Tool.Batch.Inputs;

/// <summary>A line of a stream, valid until the next is read.</summary>
/// <param name="Number">Its number, counted from 1.</param>
/// <param name="Bytes">Its bytes without the line end; of a line that is too long, none.</param>
/// <param name="TooLong">Whether it is longer than <see cref="LineReader.MaximumBytes"/>.</param>
internal readonly record struct Line(long Number, ReadOnlyMemory<byte> Bytes, bool TooLong);

/// <summary>Splits a stream into lines of bytes, in memory bounded by the longest line that is read.</summary>
internal static class LineReader
{
    /// <summary>A README of 10 MB of Chinese with each character escaped is 20 MB long; nothing honest is longer than this.</summary>
    public const int MaximumBytes = 64 * 1024 * 1024;

    private const int Step = 128 * 1024;

    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <summary>The lines. A last line without a line end counts.</summary>
    public static IEnumerable<Line> Read(Stream stream)
    {
        var buffer = new byte[Step];
        var (start, end, searched, number, skipping) = (0, 0, 0, 1L, false);
        while (true)
        {
            var length = buffer.AsSpan(searched, end - searched).IndexOf((byte)'\n');
            if (length >= 0)
            {
                var at = searched + length;
                yield return skipping ? new Line(number, default, true) : new Line(number, Text(buffer, start, at, number), false);
                (start, searched, skipping) = (at + 1, at + 1, false);
                number++;
                continue;
            }

            searched = end;
            skipping |= end - start > MaximumBytes;
            (buffer, start, end) = Room(buffer, skipping ? end : start, end);
            searched = end;
            var read = stream.Read(buffer, end, buffer.Length - end);
            if (read == 0)
            {
                break;
            }

            end += read;
        }

        if (skipping || end > start)
        {
            yield return skipping ? new Line(number, default, true) : new Line(number, Text(buffer, start, end, number), false);
        }
    }

    private static ReadOnlyMemory<byte> Text(byte[] buffer, int start, int end, long number)
    {
        var text = buffer.AsMemory(start, end - start);
        return number == 1 && text.Span.StartsWith(ByteOrderMark) ? text[ByteOrderMark.Length..] : text;
    }

    // What is left over moves to the front; a buffer that is full of it grows.
    private static (byte[] Buffer, int Start, int End) Room(byte[] buffer, int start, int end)
    {
        var left = end - start;
        var target = left > buffer.Length / 2 ? new byte[buffer.Length * 2] : buffer;
        buffer.AsSpan(start, left).CopyTo(target);
        return (target, 0, left);
    }
}
