namespace TagTasks.Tool.Prompt;

/// <summary>The request in three: words, README, words. Only the outer two are obeyed. Immutable.</summary>
internal sealed record ReadmeRegion(TextRange Before, TextRange Readme, TextRange After)
{
    /// <summary>Whether something announced or delimited the README.</summary>
    public bool Announced { get; init; }
}
