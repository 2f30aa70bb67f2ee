using System.Numerics;

namespace TagTasks.Inference.Text;

/// <summary>
/// The steps of a trie, from a node over a symbol to the next node, in one open-addressed hash table. Building it is
/// what a cold start waits for, so it is two plain arrays: no object a node, and no generic code for the JIT to make.
/// </summary>
internal sealed class TrieSteps
{
    /// <summary>The node where everything begins; no step leads to it.</summary>
    public const int Root = 0;

    private ulong[] keys;
    private int[] targets;
    private int shift;

    /// <summary>Makes an empty trie.</summary>
    /// <param name="expected">How many steps there may be; more only take longer.</param>
    public TrieSteps(int expected)
    {
        var size = BitOperations.RoundUpToPowerOf2((uint)Math.Max(2L * expected, 16));
        keys = new ulong[size];
        targets = new int[size];
        shift = 64 - BitOperations.Log2(size);
    }

    /// <summary>How many nodes there are, the root included; nodes are numbered from 0 without a gap.</summary>
    public int Nodes { get; private set; } = 1;

    /// <summary>The node that a step leads to; <see cref="Root"/> when there is none.</summary>
    public int Next(int node, int symbol)
    {
        var key = Key(node, symbol);
        for (var slot = SlotOf(key); targets[slot] != Root; slot = (slot + 1) & (keys.Length - 1))
        {
            if (keys[slot] == key)
            {
                return targets[slot];
            }
        }

        return Root;
    }

    /// <summary>The node that a step leads to, new when there was none.</summary>
    public int NextOrNew(int node, int symbol)
    {
        var next = Next(node, symbol);
        if (next != Root)
        {
            return next;
        }

        if (2 * Nodes > keys.Length)
        {
            Grow();
        }

        Place(Key(node, symbol), Nodes);
        return Nodes++;
    }

    private static ulong Key(int node, int symbol) => ((ulong)(uint)node << 32) | (uint)symbol;

    // Fibonacci hashing: the golden ratio spreads neighbouring keys.
    private int SlotOf(ulong key) => (int)((key * 0x9E3779B97F4A7C15) >> shift);

    private void Place(ulong key, int target)
    {
        var slot = SlotOf(key);
        while (targets[slot] != Root)
        {
            slot = (slot + 1) & (keys.Length - 1);
        }

        (keys[slot], targets[slot]) = (key, target);
    }

    private void Grow()
    {
        var (oldKeys, oldTargets) = (keys, targets);
        keys = new ulong[2 * oldKeys.Length];
        targets = new int[keys.Length];
        shift--;
        for (var slot = 0; slot < oldKeys.Length; slot++)
        {
            if (oldTargets[slot] != Root)
            {
                Place(oldKeys[slot], oldTargets[slot]);
            }
        }
    }
}
