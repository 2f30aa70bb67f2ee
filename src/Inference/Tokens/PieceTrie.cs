using System.Text;
using TagTasks.Inference.Text;

namespace TagTasks.Inference.Tokens;

/// <summary>All pieces of a model that text can match, by their UTF-16 code units. Immutable and thread-safe.</summary>
internal sealed class PieceTrie
{
    // XLM-RoBERTa's pieces begin alike: about half as many nodes as code units, and a third of the bytes in UTF-8.
    private const int BytesPerNode = 3;

    private readonly TrieSteps steps;

    // The piece that ends at a node, plus 1: 0 is none.
    private int[] pieces;

    /// <summary>Builds the trie.</summary>
    public PieceTrie(SentencePieceModel model)
    {
        steps = new TrieSteps(model.TextBytes / BytesPerNode);
        pieces = new int[model.TextBytes / BytesPerNode];
        var text = new char[model.LongestText];
        for (var id = 0; id < model.Count; id++)
        {
            if (model.KindOf(id) == PieceKind.Normal)
            {
                Add(text.AsSpan(0, Encoding.UTF8.GetChars(model.TextOf(id), text)), id);
            }
        }

        if (pieces.Length < steps.Nodes)
        {
            Array.Resize(ref pieces, steps.Nodes);
        }
    }

    /// <summary>The node where every piece begins.</summary>
    public const int Root = TrieSteps.Root;

    /// <summary>One character on.</summary>
    /// <param name="node">Where to start.</param>
    /// <param name="character">The UTF-16 code unit.</param>
    /// <returns>The next node; <see cref="Root"/> when no piece goes on with this character.</returns>
    public int Next(int node, char character) => steps.Next(node, character);

    /// <summary>The piece that ends at a node.</summary>
    /// <returns>Its id; -1 when there is none.</returns>
    public int PieceAt(int node) => pieces[node] - 1;

    private void Add(ReadOnlySpan<char> text, int id)
    {
        var node = Root;
        foreach (var character in text)
        {
            node = steps.NextOrNew(node, character);
        }

        if (pieces.Length <= node)
        {
            Array.Resize(ref pieces, 2 * node);
        }

        // A text that stands twice keeps its first id, as in SentencePiece.
        if (pieces[node] == 0 && node != Root)
        {
            pieces[node] = id + 1;
        }
    }
}
