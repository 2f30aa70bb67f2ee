using TagTasks.Inference.Text;

namespace TagTasks.Inference.Scoring;

/// <summary>
/// Finds the occurrences of many patterns in one pass over a text: a trie over words. Immutable and thread-safe.
/// </summary>
internal sealed class PatternMatcher
{
    private readonly Dictionary<string, int> wordIds = new(StringComparer.Ordinal);
    private readonly TrieSteps steps = new(expected: 1024);
    private readonly List<List<int>> ends = [[]];
    private readonly IReadOnlyList<TagPattern> patterns;
    private readonly int longest;

    public PatternMatcher(IReadOnlyList<TagPattern> patterns)
    {
        this.patterns = patterns;
        for (var i = 0; i < patterns.Count; i++)
        {
            var node = TrieSteps.Root;
            foreach (var word in patterns[i].Words)
            {
                node = steps.NextOrNew(node, Id(word));
                if (node == ends.Count)
                {
                    ends.Add([]);
                }
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
        // A pattern that goes on is shorter than the longest one: that many can be on their way, and the one that begins.
        var active = new Begun[longest + 1];
        var begun = 0;
        var reader = new WordReader(lowered);
        for (var index = 0; reader.MoveNext(); index++)
        {
            if (!lookup.TryGetValue(reader.Word, out var word))
            {
                begun = 0;
                continue;
            }

            active[begun++] = new Begun(TrieSteps.Root, index, reader.Start);
            var kept = 0;
            for (var i = 0; i < begun; i++)
            {
                var (node, wordIndex, start) = active[i];
                var next = steps.Next(node, word);
                if (next != TrieSteps.Root)
                {
                    active[kept++] = new Begun(next, wordIndex, start);
                    foreach (var pattern in ends[next])
                    {
                        found(new Occurrence(pattern, wordIndex, start, reader.End));
                    }
                }
            }

            begun = kept;
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

    private readonly record struct Begun(int Node, int WordIndex, int Start);
}

/// <summary>A pattern found in a text.</summary>
/// <param name="Pattern">Position in <see cref="PatternMatcher.Patterns"/>.</param>
/// <param name="WordIndex">How many words stand before it.</param>
/// <param name="Start">Where it begins in the text.</param>
/// <param name="End">Where it ends in the text.</param>
internal readonly record struct Occurrence(int Pattern, int WordIndex, int Start, int End);
