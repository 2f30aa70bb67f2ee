using System.Text.Json;

namespace TagTasks.Inference.Vocabularies;

/// <summary>One tag of a vocabulary. Immutable.</summary>
/// <param name="Name">The name as the list spells it, blanks at the ends included: answers repeat it verbatim.</param>
public sealed record TagDefinition(string Name)
{
    /// <summary>Its id in the list, a JSON number or string; null when the list has none.</summary>
    public JsonElement? Id { get; init; }

    /// <summary>What it means, in a sentence; null when the list does not say.</summary>
    public string? Description { get; init; }

    /// <summary>Other words for it. Default: none.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>The name by which tags are told apart: trimmed; compared ignoring case.</summary>
    internal string Key => Name.Trim();
}
