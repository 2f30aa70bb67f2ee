using System.Text.Json;

namespace TagTasks.Tool.Audit.Packages.Feeds;

/// <summary>Reads what feeds write one way or the other. Stateless.</summary>
internal static class FeedJson
{
    /// <summary>A text, or an array of texts.</summary>
    public static IEnumerable<string> Strings(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => [value.GetString()!],
        JsonValueKind.Array => [.. value.EnumerateArray().Where(one => one.ValueKind == JsonValueKind.String).Select(one => one.GetString()!)],
        _ => [],
    };

    /// <summary>A member; null when it is not there, or null.</summary>
    public static JsonElement? Member(JsonElement value, string name) =>
        value.ValueKind == JsonValueKind.Object && value.TryGetProperty(name, out var member) && member.ValueKind != JsonValueKind.Null ? member : null;
}
