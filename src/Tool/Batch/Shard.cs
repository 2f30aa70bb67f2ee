using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace TagTasks.Tool.Batch;

/// <summary>
/// A part of the inputs, by what their keys say: the same key is in the same part on every machine, whatever else the
/// inputs hold. Immutable.
/// </summary>
/// <param name="Index">Which part, counted from 1.</param>
/// <param name="Count">How many parts there are.</param>
internal sealed record Shard(int Index, int Count)
{
    /// <summary>All inputs.</summary>
    public static Shard Whole { get; } = new(1, 1);

    /// <summary>Reads <c>3/8</c>; null when it is nothing of the kind.</summary>
    public static Shard? Parse(string text) =>
        text.Split('/') is [var index, var count]
        && int.TryParse(index, NumberStyles.None, CultureInfo.InvariantCulture, out var i)
        && int.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out var n)
        && i >= 1 && i <= n
            ? new Shard(i, n)
            : null;

    /// <summary>Whether a key belongs to this part.</summary>
    public bool Owns(string key) => Count == 1 || Owns(Encoding.UTF8.GetBytes(key));

    /// <summary>Whether what has no key, by its bytes, belongs to this part.</summary>
    public bool Owns(ReadOnlySpan<byte> key)
    {
        if (Count == 1)
        {
            return true;
        }

        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(key, hash);
        return BinaryPrimitives.ReadUInt64BigEndian(hash) % (ulong)Count == (ulong)(Index - 1);
    }
}
