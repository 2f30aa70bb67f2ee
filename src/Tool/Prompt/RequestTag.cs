namespace TagTasks.Tool.Prompt;

/// <summary>One entry of the request's list. Immutable.</summary>
/// <param name="NameVerbatim">The name as the request writes it, blanks included: it goes back like that.</param>
/// <param name="IdJson">The id as JSON (<c>77</c>, <c>"a-1"</c>); null when the list has none.</param>
/// <param name="Description">What the request says about the tag, if anything.</param>
/// <param name="Aliases">Other names that the request gives.</param>
internal sealed record RequestTag(
    string NameVerbatim,
    string? IdJson,
    string? Description,
    IReadOnlyList<string> Aliases);
