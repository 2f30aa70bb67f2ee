namespace TagTasks.Tool.Prompt;

/// <summary>What may be the request's list of tags. Immutable.</summary>
/// <param name="Range">Where it stands, with the line that announces it when it is no JSON.</param>
/// <param name="Tags">Its entries.</param>
/// <param name="Announced">Whether the words before it speak of tags.</param>
internal sealed record ListCandidate(TextRange Range, IReadOnlyList<RequestTag> Tags, bool Announced);
