namespace TagTasks.Inference.Scoring;

/// <summary>
/// Finds the occurrences of many patterns in one pass over a text: a trie over words. Immutable and thread-safe.
/// </summary>
internal sealed class PatternMatcher
{
    private readonly Dictionary<string, int> wordIds = new(StringComparer.Ordinal);
    private readonly Dictionary<Edge, int> edges = [];
    private readonly List<List<int>> ends = [[]];
    private readonly IReadOnlyList<TagPattern> patterns;
    private readonly int longest;

    public PatternMatcher(IReadOnlyList<TagPattern> patterns)
    {
        this.patterns = patterns;
        for (var i = 0; i < patterns.Count; i++)
        {
            var node = 0;
            foreach (var word in patterns[i].Words)
            {
                node = Child(node, Id(word));
            }

            ends[node].Add(i);
            longest = Math.Max(longest, patterns[i].Words.Length);
        }
    }

    /// <summary>The patterns looked for; <see cref="Occurrence.Pattern"/> is a position in it.</summary>
    public IReadOnlyList<TagPattern> Patterns => patterns;

    /// <summary>Reports every occurrence of every pattern, in the order in which they begin.</summary>
    /// <param name="lowered">A normalised, lower-cased text.</param>
    /// <param name="found">Called for each occurrence.</param>
    public void Match(ReadOnlySpan<char> lowered, Action<Occurrence> found)
    {
        var lookup = wordIds.GetAlternateLookup<ReadOnlySpan<char>>();
        var active = new List<Begun>(longest);
        var reader = new WordReader(lowered);
        for (var index = 0; reader.MoveNext(); index++)
        {
            if (!lookup.TryGetValue(reader.Word, out var word))
            {
                active.Clear();
                continue;
            }

            active.Add(new Begun(0, index, reader.Start));
            var kept = 0;
            for (var i = 0; i < active.Count; i++)
            {
                var (node, wordIndex, start) = active[i];
                if (edges.TryGetValue(new Edge(node, word), out var child))
                {
                    active[kept++] = new Begun(child, wordIndex, start);
                    foreach (var pattern in ends[child])
                    {
                        found(new Occurrence(pattern, wordIndex, start, reader.End));
                    }
                }
            }

            active.RemoveRange(kept, active.Count - kept);
        }
    }

    private int Id(string word)
    {
        if (!wordIds.TryGetValue(word, out var id))
        {
            wordIds.Add(word, id = wordIds.Count);
        }

        return id;
    }

    private int Child(int node, int word)
    {
        if (!edges.TryGetValue(new Edge(node, word), out var child))
        {
            edges.Add(new Edge(node, word), child = ends.Count);
            ends.Add([]);
        }

        return child;
    }

    private readonly record struct Edge(int Node, int Word);

    private readonly record struct Begun(int Node, int WordIndex, int Start);
}

/// <summary>A pattern found in a text.</summary>
/// <param name="Pattern">Position in <see cref="PatternMatcher.Patterns"/>.</param>
/// <param name="WordIndex">How many words stand before it.</param>
/// <param name="Start">Where it begins in the text.</param>
/// <param name="End">Where it ends in the text.</param>
internal readonly record struct Occurrence(int Pattern, int WordIndex, int Start, int End);
