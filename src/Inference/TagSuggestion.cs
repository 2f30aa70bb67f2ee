using TagTasks.Inference.Ranking;
using TagTasks.Inference.Scoring;
using TagTasks.Inference.Vocabularies;

namespace TagTasks.Inference;

/// <summary>A tag with its probability and what spoke for it. Immutable.</summary>
/// <param name="Tag">The tag, as its vocabulary defines it.</param>
/// <param name="Probability">0 to 1, rounded to four decimals.</param>
/// <param name="Evidence">The most telling words first; empty when the network alone spoke for it.</param>
/// <param name="Contributions">The parts of its score, on the log-odds scale.</param>
public sealed record TagSuggestion(
    TagDefinition Tag, double Probability, IReadOnlyList<TagEvidence> Evidence, Contributions Contributions)
{
    /// <summary>The tag's name, verbatim as its vocabulary spells it.</summary>
    public string Name => Tag.Name;
}
