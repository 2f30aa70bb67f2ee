using System.Buffers;
using TagTasks.Inference.Model;
using TagTasks.Inference.Text;

namespace TagTasks.Inference.Scoring;

/// <summary>What the words of a README say for one tag, in its three fields.</summary>
/// <param name="Title">The first heading.</param>
/// <param name="Opening">The first words.</param>
/// <param name="Body">Everything.</param>
internal readonly record struct FieldEvidence(double Title, double Opening, double Body);

/// <summary>
/// Counts names and aliases of tags in a README: for a field, <c>f = Σ weight · ln(1 + occurrences)</c> over a tag's
/// patterns. Immutable and thread-safe.
/// </summary>
internal sealed class WordEvidence(PatternMatcher matcher, int tags, WordsManifest limits)
{
    /// <summary>The evidence for every tag, by its position.</summary>
    public FieldEvidence[] Of(ModelInput input)
    {
        using var lead = new TextBuffer();
        using var headings = new TextBuffer();
        TextNormaliser.Normalise(CodePoints.Take(input.Lead, limits.LeadCharacters), lead);
        TextNormaliser.Normalise(CodePoints.Take(input.Headings, limits.HeadingCharacters), headings);
        var title = new int[matcher.Patterns.Count];
        var all = new int[title.Length];
        var opening = new int[title.Length];
        Count(Title(lead.Span, headings.Span, limits.TitleCharacters), title, null);
        Count(lead.Span, all, opening);
        var result = new FieldEvidence[tags];
        for (var i = 0; i < matcher.Patterns.Count; i++)
        {
            var pattern = matcher.Patterns[i];
            ref var tag = ref result[pattern.Tag];
            tag = new FieldEvidence(
                tag.Title + Weigh(pattern, title[i]),
                tag.Opening + Weigh(pattern, opening[i]),
                tag.Body + Weigh(pattern, all[i]));
        }

        return result;
    }

    /// <summary>The first heading, or where there is none the first characters.</summary>
    /// <param name="lead">The normalised lead.</param>
    /// <param name="headings">The normalised headings.</param>
    /// <param name="characters">Code points of the lead to take.</param>
    internal static ReadOnlySpan<char> Title(ReadOnlySpan<char> lead, ReadOnlySpan<char> headings, int characters)
    {
        if (headings.Length == 0)
        {
            return CodePoints.Take(lead, characters);
        }

        var end = headings.IndexOf(" ; ", StringComparison.Ordinal);
        return end < 0 ? headings : headings[..end];
    }

    private static double Weigh(TagPattern pattern, int occurrences) =>
        occurrences == 0 ? 0 : pattern.Weight * Math.Log(1 + occurrences);

    private void Count(ReadOnlySpan<char> text, int[] all, int[]? opening)
    {
        var lowered = ArrayPool<char>.Shared.Rent(text.Length);
        text.ToLowerInvariant(lowered);
        matcher.Match(lowered.AsSpan(0, text.Length), found =>
        {
            all[found.Pattern]++;
            if (opening is not null && found.WordIndex < limits.OpeningWords)
            {
                opening[found.Pattern]++;
            }
        });
        ArrayPool<char>.Shared.Return(lowered);
    }
}
