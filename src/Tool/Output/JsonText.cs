using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace TagTasks.Tool.Output;

/// <summary>JSON that keeps Chinese readable: only what JSON itself must escape is escaped.</summary>
internal static class JsonText
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly JsonWriterOptions LineByLine = Options with { Indented = true, NewLine = "\n" };

    /// <summary>A text as a JSON string, quotes and all.</summary>
    public static string Quote(string text) => Of(json => json.WriteStringValue(text));

    /// <summary>The text that a writer writes.</summary>
    public static string Of(Action<Utf8JsonWriter> write) => Of(write, Options);

    /// <summary>The same with a line for each value, ended by a line end: for files that are compared.</summary>
    public static string Lines(Action<Utf8JsonWriter> write) => Of(write, LineByLine) + "\n";

    private static string Of(Action<Utf8JsonWriter> write, JsonWriterOptions options)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, options))
        {
            write(writer);
        }

        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }
}
