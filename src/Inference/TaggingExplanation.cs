using TagTasks.Inference.Cleaning;

namespace TagTasks.Inference;

/// <summary>How an answer came about. Immutable.</summary>
public sealed record TaggingExplanation
{
    /// <summary>Every tag of the vocabulary, most probable first.</summary>
    public required IReadOnlyList<TagSuggestion> Candidates { get; init; }

    /// <summary>Blocks of text that were left of the README.</summary>
    public required int Blocks { get; init; }

    /// <summary>Characters (code points) of text that were left of the README.</summary>
    public required int Characters { get; init; }

    /// <summary>What the cleaner dropped.</summary>
    public required LeftOut LeftOut { get; init; }

    /// <summary>Word pieces that the text has, as far as it is tokenised at all.</summary>
    public required int TextTokens { get; init; }

    /// <summary>Word pieces of the text that the network read.</summary>
    public required int TextTokensRead { get; init; }

    /// <summary>Word pieces of the headings that the network read after them.</summary>
    public required int HeadingTokensRead { get; init; }

    /// <summary>Where the network ran.</summary>
    public required string Device { get; init; }

    /// <summary>Threads that it ran on.</summary>
    public required int Threads { get; init; }

    /// <summary>How long each stage took.</summary>
    public required StageTimes Times { get; init; }
}

/// <summary>How long the stages took for one README.</summary>
/// <param name="Clean">Markup to text.</param>
/// <param name="Tokens">Text to word pieces.</param>
/// <param name="Load">Waiting for the model where it was still loading.</param>
/// <param name="Encode">Word pieces to a vector.</param>
/// <param name="Rank">Word evidence, scores and ranking.</param>
public sealed record StageTimes(TimeSpan Clean, TimeSpan Tokens, TimeSpan Load, TimeSpan Encode, TimeSpan Rank);
