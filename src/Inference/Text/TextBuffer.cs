using System.Buffers;

namespace TagTasks.Inference.Text;

/// <summary>A growing run of characters on a pooled array. Not thread-safe; dispose of it to give the array back.</summary>
internal sealed class TextBuffer : IDisposable
{
    private char[] chars = ArrayPool<char>.Shared.Rent(4096);

    public int Length { get; private set; }

    public Span<char> Span => chars.AsSpan(0, Length);

    public void Append(char value)
    {
        if (Length == chars.Length)
        {
            Grow(1);
        }

        chars[Length++] = value;
    }

    public void Append(ReadOnlySpan<char> value)
    {
        if (value.Length > chars.Length - Length)
        {
            Grow(value.Length);
        }

        value.CopyTo(chars.AsSpan(Length));
        Length += value.Length;
    }

    public void Clear() => Length = 0;

    public void Truncate(int length) => Length = length;

    public override string ToString() => new(Span);

    public void Dispose()
    {
        ArrayPool<char>.Shared.Return(chars);
        chars = [];
        Length = 0;
    }

    private void Grow(int more)
    {
        var larger = ArrayPool<char>.Shared.Rent(Math.Max(Length + more, chars.Length * 2));
        Span.CopyTo(larger);
        ArrayPool<char>.Shared.Return(chars);
        chars = larger;
    }
}
