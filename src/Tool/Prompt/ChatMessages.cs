using System.Text;
using System.Text.Json;

namespace TagTasks.Tool.Prompt;

/// <summary>Unwraps a request that came as JSON: chat messages, an object with a README, or one string.</summary>
internal static class ChatMessages
{
    /// <summary>The words of the messages; <c>LastStart</c> is where the last one begins, 0 when there is one only.</summary>
    public static (string Text, int LastStart) Flatten(string request)
    {
        var trimmed = request.AsSpan().Trim();
        if (trimmed.IsEmpty || trimmed[0] is not ('{' or '[' or '"') || trimmed[^1] is not ('}' or ']' or '"'))
        {
            return (request, 0);
        }

        try
        {
            using var document = JsonDocument.Parse(request.Trim());
            return Unwrap(document.RootElement) ?? (request, 0);
        }
        catch (JsonException)
        {
            return (request, 0);
        }
        catch (InvalidOperationException)
        {
            // A lone surrogate in a string: no JSON that any client sends.
            return (request, 0);
        }
        catch (ArgumentException)
        {
            return (request, 0);
        }
    }

    private static (string, int)? Unwrap(JsonElement root)
    {
        if (root.ValueKind == JsonValueKind.String)
        {
            return (root.GetString()!, 0);
        }

        if (root.ValueKind == JsonValueKind.Object && root.TryGetProperty("readme", out var readme) && readme.ValueKind == JsonValueKind.String)
        {
            // Its members are the words; the README comes last and closed, so the parser's own rules hold.
            var members = root.EnumerateObject().Where(member => member.Name != "readme");
            return ($"{string.Join('\n', members.Select(member => $"{member.Name}: {member.Value.GetRawText()}"))}\n<readme>\n{readme.GetString()}\n</readme>", 0);
        }

        var messages = root.ValueKind == JsonValueKind.Object && root.TryGetProperty("messages", out var inner) ? inner : root;
        if (messages.ValueKind != JsonValueKind.Array || messages.GetArrayLength() == 0 || !messages.EnumerateArray().All(IsMessage))
        {
            return null;
        }

        var text = new StringBuilder();
        var start = 0;
        foreach (var message in messages.EnumerateArray())
        {
            // What a model answered before is no part of what is asked.
            if (message.GetProperty("role").GetString() is "assistant" or "tool")
            {
                continue;
            }

            start = text.Length == 0 ? 0 : text.Append("\n\n").Length;
            text.Append(Content(message.GetProperty("content")));
        }

        return (text.ToString(), start);
    }

    private static bool IsMessage(JsonElement message) =>
        message.ValueKind == JsonValueKind.Object
        && message.TryGetProperty("role", out var role) && role.ValueKind == JsonValueKind.String
        && message.TryGetProperty("content", out var content)
        && content.ValueKind is JsonValueKind.String or JsonValueKind.Array;

    private static string Content(JsonElement content) => content.ValueKind == JsonValueKind.String
        ? content.GetString()!
        : string.Join('\n', content.EnumerateArray()
            .Where(part => part.ValueKind == JsonValueKind.Object && part.TryGetProperty("text", out var text) && text.ValueKind == JsonValueKind.String)
            .Select(part => part.GetProperty("text").GetString()));
}
