using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace TagTasks.Tool.Output;

/// <summary>Compact JSON that keeps Chinese readable: only what JSON itself must escape is escaped.</summary>
internal static class JsonText
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>A text as a JSON string, quotes and all.</summary>
    public static string Quote(string text) => Of(json => json.WriteStringValue(text));

    /// <summary>The text that a writer writes.</summary>
    public static string Of(Action<Utf8JsonWriter> write)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, Options))
        {
            write(writer);
        }

        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }
}
