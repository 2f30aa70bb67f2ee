using System.Text.Json;
using TagTasks.Inference.Diagnostics;

namespace TagTasks.Inference.Vocabularies;

/// <summary>Reads the members of a vocabulary's JSON and refuses wrong types by path.</summary>
internal static class TagJson
{
    public static TagDefinition Tag(JsonElement element, string path, string source)
    {
        if (element.ValueKind == JsonValueKind.String)
        {
            return new TagDefinition(element.GetString()!);
        }

        if (element.ValueKind != JsonValueKind.Object)
        {
            throw Invalid(source, path, $"a name or an object with a name is expected, not {Kind(element)}", "Correct the entry");
        }

        var name = OptionalString(element, "name", path, source)
            ?? throw Invalid(source, path, "the member 'name' is missing", "Name the tag");
        return new TagDefinition(name)
        {
            Id = Id(element, path, source),
            Description = OptionalString(element, "description", path, source),
            Aliases = Aliases(element, path, source),
        };
    }

    public static string? OptionalString(JsonElement element, string member, string path, string source) =>
        !element.TryGetProperty(member, out var value) || value.ValueKind == JsonValueKind.Null ? null
        : value.ValueKind == JsonValueKind.String ? value.GetString()
        : throw Invalid(source, $"{path}.{member}", $"text is expected, not {Kind(value)}", "Put it in quotes");

    public static int? OptionalCount(JsonElement element, string member, string source) =>
        !element.TryGetProperty(member, out var value) || value.ValueKind == JsonValueKind.Null ? null
        : value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var count) && count > 0 ? count
        : throw Invalid(source, $"$.{member}", "a whole number of at least 1 is expected", "Correct it or leave it out");

    public static string Kind(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "an array",
        JsonValueKind.String => "text",
        JsonValueKind.Number => "a number",
        JsonValueKind.True or JsonValueKind.False => "true or false",
        _ => "null",
    };

    public static TagTasksException Invalid(string source, string path, string what, string todo) => new(
        DiagnosticCode.VocabularyInvalid, $"The vocabulary '{source}' is not of a form that is read: at {path}, {what}. {todo}.", source);

    private static JsonElement? Id(JsonElement element, string path, string source) =>
        !element.TryGetProperty("id", out var id) || id.ValueKind == JsonValueKind.Null ? null
        : id.ValueKind is JsonValueKind.String or JsonValueKind.Number ? id.Clone()
        : throw Invalid(source, $"{path}.id", $"a number or text is expected, not {Kind(id)}", "Correct it or leave it out");

    private static string[] Aliases(JsonElement element, string path, string source)
    {
        if (!element.TryGetProperty("aliases", out var aliases) || aliases.ValueKind == JsonValueKind.Null)
        {
            return [];
        }

        return aliases.ValueKind == JsonValueKind.Array && aliases.EnumerateArray().All(alias => alias.ValueKind == JsonValueKind.String)
            ? [.. aliases.EnumerateArray().Select(alias => alias.GetString()!)]
            : throw Invalid(source, $"{path}.aliases", "an array of texts is expected", "Correct it or leave it out");
    }
}
