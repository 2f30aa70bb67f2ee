using System.Numerics;
using System.Text;

namespace TagTasks.Inference.Tokens;

/// <summary>
/// All pieces of a model that text can match, by their UTF-16 code units: a hash table whose hash goes on from one unit to
/// the next, so that all pieces that begin at a place are found in one walk. A start waits for it, and a trie of as many
/// pieces is six times as large. Immutable and thread-safe.
/// </summary>
internal sealed class PieceTable
{
    /// <summary>The hash of no text, from which the others begin.</summary>
    public const ulong EmptyHash = 0xCBF29CE484222325;

    private readonly SentencePieceModel model;

    // Open addressing, half full: a half of the hash, and the piece's id plus 1; 0 is an empty slot.
    private readonly ulong[] slots;
    private readonly int shift;

    /// <summary>Builds the table.</summary>
    public PieceTable(SentencePieceModel model)
    {
        this.model = model;
        var size = BitOperations.RoundUpToPowerOf2((uint)Math.Max(2 * model.Count, 2));
        slots = new ulong[size];
        shift = 64 - BitOperations.Log2(size);
        var text = new char[model.LongestText];
        for (var id = 0; id < model.Count; id++)
        {
            if (model.KindOf(id) == PieceKind.Normal)
            {
                Add(text.AsSpan(0, Decode(model.TextOf(id), text)), id);
            }
        }
    }

    /// <summary>Code units of the longest piece.</summary>
    public int LongestPiece { get; private set; }

    /// <summary>The hash of a text with one more code unit: FNV-1a (Fowler, Noll and Vo) over units instead of bytes.</summary>
    public static ulong Extend(ulong hash, char unit) => (hash ^ unit) * 0x100000001B3;

    /// <summary>The piece that a text is.</summary>
    /// <param name="text">The text.</param>
    /// <param name="hash">Its hash.</param>
    /// <returns>Its id; -1 when it is none.</returns>
    public int Find(ReadOnlySpan<char> text, ulong hash)
    {
        for (var slot = SlotOf(hash); slots[slot] != 0; slot = (slot + 1) & (slots.Length - 1))
        {
            if (slots[slot] >> 32 == (uint)hash && Is((int)(uint)slots[slot] - 1, text))
            {
                return (int)(uint)slots[slot] - 1;
            }
        }

        return -1;
    }

    private void Add(ReadOnlySpan<char> text, int id)
    {
        var hash = EmptyHash;
        foreach (var unit in text)
        {
            hash = Extend(hash, unit);
        }

        // A text that stands twice keeps its first id, as in SentencePiece.
        if (text.IsEmpty || Find(text, hash) >= 0)
        {
            return;
        }

        var slot = SlotOf(hash);
        while (slots[slot] != 0)
        {
            slot = (slot + 1) & (slots.Length - 1);
        }

        slots[slot] = (hash << 32) | (uint)(id + 1);
        LongestPiece = Math.Max(LongestPiece, text.Length);
    }

    // Fibonacci hashing: the golden ratio spreads neighbouring keys.
    private int SlotOf(ulong hash) => (int)((hash * 0x9E3779B97F4A7C15) >> shift);

    private bool Is(int id, ReadOnlySpan<char> text)
    {
        var piece = model.TextOf(id);
        Span<char> units = stackalloc char[2];
        while (!piece.IsEmpty)
        {
            var count = Next(ref piece, units);
            if (!text.StartsWith(units[..count]))
            {
                return false;
            }

            text = text[count..];
        }

        return text.IsEmpty;
    }

    private static int Decode(ReadOnlySpan<byte> utf8, Span<char> text)
    {
        var length = 0;
        Span<char> units = stackalloc char[2];
        while (!utf8.IsEmpty)
        {
            var count = Next(ref utf8, units);
            units[..count].CopyTo(text[length..]);
            length += count;
        }

        return length;
    }

    private static int Next(ref ReadOnlySpan<byte> utf8, scoped Span<char> units)
    {
        if (utf8[0] < 0x80)
        {
            units[0] = (char)utf8[0];
            utf8 = utf8[1..];
            return 1;
        }

        _ = Rune.DecodeFromUtf8(utf8, out var rune, out var bytes);
        utf8 = utf8[bytes..];
        return rune.EncodeToUtf16(units);
    }
}
