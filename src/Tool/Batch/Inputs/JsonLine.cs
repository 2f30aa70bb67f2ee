using System.Text;
using System.Text.Json;

namespace TagTasks.Tool.Batch.Inputs;

/// <summary>
/// A line <c>{"id", "readme"}</c>: which members it has and where they stand. Texts are unescaped only when asked for, so
/// that passing over a line that belongs to another shard costs little.
/// </summary>
internal sealed class JsonLine
{
    private readonly Dictionary<string, int> texts = new(StringComparer.Ordinal);
    private ReadOnlyMemory<byte> bytes;

    private JsonLine(ReadOnlyMemory<byte> bytes) => this.bytes = bytes;

    /// <summary>The line's <c>id</c>, else its <c>repo</c>.</summary>
    public string Key { get; private set; } = "";

    /// <summary>Reads a line's structure.</summary>
    /// <exception cref="FormatException">Says in a few words what is wrong with it.</exception>
    public static JsonLine Parse(ReadOnlyMemory<byte> bytes)
    {
        var line = new JsonLine(bytes);
        try
        {
            line.Scan();
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // The second is what the reader says of bytes and escapes that are no text.
            throw new FormatException(e is JsonException ? "it is not JSON" : "it holds bytes or escapes that are no text", e);
        }

        return line;
    }

    /// <summary>Keeps the line beyond the buffer that it stands in.</summary>
    public JsonLine Own()
    {
        bytes = bytes.ToArray();
        return this;
    }

    /// <summary>A member's text; null when it is not there.</summary>
    /// <exception cref="FormatException">It is no text.</exception>
    public string? Text(string member)
    {
        if (!texts.TryGetValue(member, out var start))
        {
            return null;
        }

        try
        {
            var reader = new Utf8JsonReader(bytes.Span[start..]);
            reader.Read();
            return reader.GetString();
        }
        catch (InvalidOperationException e)
        {
            throw new FormatException($"'{member}' holds bytes or escapes that are no text", e);
        }
    }

    private void Scan()
    {
        var reader = new Utf8JsonReader(bytes.Span);
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw new FormatException("an object is expected");
        }

        string? id = null, repo = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var member = Known(ref reader);
            reader.Read();
            switch (member)
            {
                case "id":
                    id = Id(ref reader);
                    break;
                case "repo":
                    repo = Id(ref reader);
                    break;
                case not null when reader.TokenType == JsonTokenType.String:
                    texts[member] = (int)reader.TokenStartIndex;
                    break;
                default:
                    reader.Skip();
                    break;
            }
        }

        // What follows the object, if anything does, is found here.
        while (reader.Read())
        {
        }

        Key = id ?? repo ?? throw new FormatException("the member 'id' (or 'repo') with a text or a number is missing");
        if (!texts.ContainsKey("readme"))
        {
            throw new FormatException("the member 'readme' with a text is missing");
        }
    }

    private static string? Known(ref Utf8JsonReader reader) =>
        reader.ValueTextEquals("id"u8) ? "id"
        : reader.ValueTextEquals("repo"u8) ? "repo"
        : reader.ValueTextEquals("readme"u8) ? "readme"
        : reader.ValueTextEquals("name"u8) ? "name"
        : reader.ValueTextEquals("description"u8) ? "description"
        : null;

    private static string? Id(ref Utf8JsonReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.String:
                return reader.GetString();
            case JsonTokenType.Number:
                return Encoding.UTF8.GetString(reader.ValueSpan);
            default:
                reader.Skip();
                return null;
        }
    }
}
