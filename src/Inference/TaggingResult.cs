using TagTasks.Inference.Diagnostics;
using TagTasks.Inference.Vocabularies;

namespace TagTasks.Inference;

/// <summary>The answer for one README. Immutable.</summary>
public sealed record TaggingResult
{
    /// <summary>The tags, most probable first; at most as many as asked, possibly none.</summary>
    public required IReadOnlyList<TagSuggestion> Suggestions { get; init; }

    /// <summary>The list that they come from.</summary>
    public required TagVocabulary Vocabulary { get; init; }

    /// <summary>The probability that a tag had to reach.</summary>
    public required double Threshold { get; init; }

    /// <summary>What there is to say about the input.</summary>
    public required IReadOnlyList<Diagnostic> Diagnostics { get; init; }

    /// <summary>How the answer came about; null unless <see cref="TaggingOptions.Explain"/> asked for it.</summary>
    public TaggingExplanation? Explanation { get; init; }

    /// <summary>The names of the tags, in order.</summary>
    public IEnumerable<string> Tags => Suggestions.Select(suggestion => suggestion.Name);
}
