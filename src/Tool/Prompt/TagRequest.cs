namespace TagTasks.Tool.Prompt;

/// <summary>What a free-form request asks; made by <see cref="TagRequestParser"/>. Immutable.</summary>
internal sealed record TagRequest
{
    /// <summary>The README, as it stands between its delimiters.</summary>
    public required string Readme { get; init; }

    /// <summary>How many tags are allowed; null when the request does not say.</summary>
    public int? MaxTags { get; init; }

    /// <summary>The closed list, in its order.</summary>
    public required IReadOnlyList<RequestTag> Tags { get; init; }

    /// <summary>Writes the answer in the form that the request asks for.</summary>
    public required AnswerShape Shape { get; init; }
}
