using TagTasks.Inference.Cleaning;
using TagTasks.Inference.Model;
using TagTasks.Inference.Text;

namespace TagTasks.Inference.Scoring;

/// <summary>Finds the words that spoke for tags, with their places. Only for showing: scores are made by <see cref="WordEvidence"/>.</summary>
internal sealed class EvidenceFinder(PatternMatcher matcher, WordsManifest limits)
{
    private const int MostPhrases = 4;

    /// <summary>The most telling phrases for each tag, by its position; none for a tag without words in the text.</summary>
    public IReadOnlyList<TagEvidence>[] Find(CleanText text, int tags)
    {
        var found = new Dictionary<int, Found>();
        var left = limits.LeadCharacters;
        foreach (var block in text.Blocks)
        {
            var normalised = TextNormaliser.Normalise(CodePoints.Take(block.Text, left));
            var lowered = normalised.ToLowerInvariant();
            matcher.Match(lowered, occurrence => Add(found, occurrence, normalised, block));
            left -= CodePoints.Count(block.Text);
            if (left <= 0)
            {
                break;
            }
        }

        return [.. Enumerable.Range(0, tags).Select(tag => Strongest(found, tag))];
    }

    private static void Add(Dictionary<int, Found> all, Occurrence occurrence, string text, CleanBlock block)
    {
        if (!all.TryGetValue(occurrence.Pattern, out var found))
        {
            all.Add(occurrence.Pattern, found = new Found(text[occurrence.Start..occurrence.End], block.Line));
        }

        found.Count++;
        found.Heading ??= block.Kind == BlockKind.Heading ? text : null;
    }

    private IReadOnlyList<TagEvidence> Strongest(Dictionary<int, Found> found, int tag) =>
    [
        .. found
            .Where(pair => matcher.Patterns[pair.Key].Tag == tag)
            .OrderByDescending(pair => matcher.Patterns[pair.Key].Weight * Math.Log(1 + pair.Value.Count))
            .ThenBy(pair => pair.Key)
            .Take(MostPhrases)
            .Select(pair => new TagEvidence(pair.Value.Text, pair.Value.Count, pair.Value.Heading, pair.Value.Line)),
    ];

    private sealed class Found(string text, int line)
    {
        public string Text { get; } = text;

        public int Line { get; } = line;

        public int Count { get; set; }

        public string? Heading { get; set; }
    }
}
