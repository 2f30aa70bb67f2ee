namespace TagTasks.Tool.Output;

/// <summary>The answer that it all began with: <c>{"id":"1510","tags":["ai","chat"]}</c>.</summary>
internal static class AnswerJson
{
    /// <summary>Writes it.</summary>
    public static string Write(string id, IEnumerable<string> tags) => JsonText.Of(json =>
    {
        json.WriteStartObject();
        json.WriteString("id", id);
        json.WriteStartArray("tags");
        foreach (var tag in tags)
        {
            json.WriteStringValue(tag);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    });
}
