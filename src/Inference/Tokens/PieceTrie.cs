using System.Numerics;
using System.Text;

namespace TagTasks.Inference.Tokens;

/// <summary>
/// All pieces of a model by their characters: from a node and a UTF-16 code unit to the next node. The steps lie in one
/// open-addressed hash table, since building is what a cold start waits for: 57,474 pieces take a few milliseconds.
/// Immutable and thread-safe.
/// </summary>
internal sealed class PieceTrie
{
    /// <summary>The node where every piece begins.</summary>
    public const int Root = 0;

    private const int NodeBits = 24;

    // A step is its node (24 bits), its code unit (16) and the node that it leads to (24, never the root): 0 is no step.
    private readonly ulong[] steps;
    private readonly int shift;
    private readonly int[] pieceAt;
    private int nodes = 1;

    private PieceTrie(int characters)
    {
        // At most a step a character; a table twice as large stays fast.
        var size = BitOperations.RoundUpToPowerOf2((uint)Math.Max(2 * characters, 16));
        steps = new ulong[size];
        shift = 64 - BitOperations.Log2(size);
        pieceAt = new int[characters + 1];
    }

    /// <summary>Builds the trie of the pieces that text can match.</summary>
    /// <exception cref="FormatException">They have more than 16 million characters.</exception>
    public static PieceTrie Of(IReadOnlyList<SentencePiece> pieces)
    {
        var bytes = 0;
        var longest = 0;
        for (var id = 0; id < pieces.Count; id++)
        {
            bytes += pieces[id].Utf8.Length;
            longest = Math.Max(longest, pieces[id].Utf8.Length);
        }

        if (bytes >= 1 << NodeBits)
        {
            throw new FormatException("its pieces are too many");
        }

        // UTF-16 never has more code units than UTF-8 has bytes.
        var trie = new PieceTrie(bytes);
        var characters = new char[longest];
        for (var id = 0; id < pieces.Count; id++)
        {
            var piece = pieces[id];
            if (piece.Kind == PieceKind.Normal && !piece.Utf8.IsEmpty)
            {
                trie.Add(characters.AsSpan(0, Encoding.UTF8.GetChars(piece.Utf8.Span, characters)), id);
            }
        }

        return trie;
    }

    /// <summary>One character on.</summary>
    /// <param name="node">Where to start.</param>
    /// <param name="character">The UTF-16 code unit.</param>
    /// <returns>The next node; <see cref="Root"/> when no piece goes on with this character.</returns>
    public int Step(int node, char character)
    {
        var key = ((ulong)node << 16) | character;
        for (var slot = SlotOf(key); ; slot = (slot + 1) & (steps.Length - 1))
        {
            var step = steps[slot];
            if (step >> NodeBits == key && step != 0)
            {
                return (int)(step & ((1 << NodeBits) - 1));
            }

            if (step == 0)
            {
                return Root;
            }
        }
    }

    /// <summary>The piece that ends at a node.</summary>
    /// <returns>Its id; -1 when there is none.</returns>
    public int PieceAt(int node) => pieceAt[node] - 1;

    private void Add(ReadOnlySpan<char> text, int id)
    {
        var node = Root;
        foreach (var character in text)
        {
            var next = Step(node, character);
            if (next == Root)
            {
                next = nodes++;
                Insert(((ulong)node << 16) | character, next);
            }

            node = next;
        }

        // A text that stands twice keeps its first id, as in SentencePiece.
        if (pieceAt[node] == 0)
        {
            pieceAt[node] = id + 1;
        }
    }

    private void Insert(ulong key, int node)
    {
        var slot = SlotOf(key);
        while (steps[slot] != 0)
        {
            slot = (slot + 1) & (steps.Length - 1);
        }

        steps[slot] = (key << NodeBits) | (uint)node;
    }

    // Fibonacci hashing: the golden ratio spreads neighbouring keys.
    private int SlotOf(ulong key) => (int)((key * 0x9E3779B97F4A7C15) >> shift);
}
