using System.Buffers;
using TagTasks.Inference.Cleaning;
using TagTasks.Inference.Model;
using TagTasks.Inference.Text;

namespace TagTasks.Inference.Scoring;

/// <summary>Finds the words that spoke for tags, with their places. Only for showing: scores are made by <see cref="WordEvidence"/>.</summary>
internal sealed class EvidenceFinder(PatternMatcher matcher, WordsManifest limits)
{
    private const int MostPhrases = 4;

    /// <summary>The most telling phrases for some tags; none for a tag without words in the text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="tags">The positions of the tags in the vocabulary.</param>
    /// <returns>The phrases for each of <paramref name="tags"/>, in their order.</returns>
    public IReadOnlyList<TagEvidence>[] Find(CleanText text, int[] tags)
    {
        if (tags.Length == 0)
        {
            return [];
        }

        var wanted = tags.ToHashSet();
        var found = new Dictionary<Reason, Found>();
        var left = limits.LeadCharacters;
        using var normalised = new TextBuffer();
        foreach (var block in text.Blocks)
        {
            normalised.Clear();
            TextNormaliser.Normalise(CodePoints.Take(block.Text, left), normalised);
            Find(block, normalised, wanted, found);
            left -= CodePoints.Count(block.Text);
            if (left <= 0)
            {
                break;
            }
        }

        var byTag = found.ToLookup(pair => pair.Key.Tag, pair => pair.Value);
        return [.. tags.Select(tag => Strongest(byTag[tag]))];
    }

    private void Find(CleanBlock block, TextBuffer normalised, HashSet<int> wanted, Dictionary<Reason, Found> found)
    {
        var lowered = ArrayPool<char>.Shared.Rent(normalised.Length);
        MemoryExtensions.ToLowerInvariant(normalised.Span, lowered);
        matcher.Match(lowered.AsSpan(0, normalised.Length), occurrence =>
        {
            if (wanted.Contains(matcher.Patterns[occurrence.Pattern].Tag))
            {
                Add(found, occurrence, normalised.Span, block);
            }
        });
        ArrayPool<char>.Shared.Return(lowered);
    }

    private void Add(Dictionary<Reason, Found> all, Occurrence occurrence, ReadOnlySpan<char> text, CleanBlock block)
    {
        var pattern = matcher.Patterns[occurrence.Pattern];

        // A name and an alias may be the same words: to a reader they are one reason.
        var key = new Reason(pattern.Tag, pattern.Phrase);
        if (!all.TryGetValue(key, out var found))
        {
            all.Add(key, found = new Found(text[occurrence.Start..occurrence.End].ToString(), block.Line, pattern.Weight));
        }

        if (found.LastBlock != block.Line || found.LastStart != occurrence.Start)
        {
            found.Count++;
        }

        (found.LastBlock, found.LastStart) = (block.Line, occurrence.Start);
        found.Heading ??= block.Kind == BlockKind.Heading ? text.ToString() : null;
    }

    private static IReadOnlyList<TagEvidence> Strongest(IEnumerable<Found> found) =>
    [
        .. found
            .OrderByDescending(item => item.Weight * Math.Log(1 + item.Count))
            .ThenBy(item => item.Text, StringComparer.Ordinal)
            .Take(MostPhrases)
            .Select(item => new TagEvidence(item.Text, item.Count, item.Heading, item.Line)),
    ];

    private sealed record Reason(int Tag, string Words);

    private sealed class Found(string text, int line, double weight)
    {
        public string Text { get; } = text;

        public int Line { get; } = line;

        public double Weight { get; } = weight;

        public int Count { get; set; }

        public int LastBlock { get; set; }

        public int LastStart { get; set; } = -1;

        public string? Heading { get; set; }
    }
}
