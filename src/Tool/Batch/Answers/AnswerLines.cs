using System.Globalization;
using System.Text.Json;
using TagTasks.Inference.Diagnostics;
using TagTasks.Tool.Batch.Inputs;

namespace TagTasks.Tool.Batch.Answers;

/// <summary>A line of answers.</summary>
/// <param name="Key">The id that it answers.</param>
/// <param name="Number">Its number in its file, counted from 1.</param>
/// <param name="Bytes">The line without its end.</param>
internal sealed record AnswerLine(string Key, long Number, byte[] Bytes);

/// <summary>Reads files of answers.</summary>
internal static class AnswerLines
{
    /// <summary>The lines, lazily.</summary>
    /// <param name="content">The file's content, not compressed.</param>
    /// <param name="path">What messages call it.</param>
    /// <exception cref="TagTasksException">A line is no answer.</exception>
    public static IEnumerable<AnswerLine> Read(Stream content, string path)
    {
        using var lines = LineReader.Read(content).GetEnumerator();
        while (Next(lines, path))
        {
            var bytes = lines.Current.Bytes.ToArray();
            yield return new AnswerLine(Key(bytes) ?? throw NoAnswer(path, lines.Current.Number), lines.Current.Number, bytes);
        }
    }

    private static bool Next(IEnumerator<Line> lines, string path)
    {
        try
        {
            return lines.MoveNext();
        }
        catch (Exception e) when (Compression.IsFailure(e))
        {
            throw new TagTasksException(
                DiagnosticCode.InputUnreadable, $"'{path}' cannot be read: {e.Message.ReplaceLineEndings(" ")} Mend it by running its batch again with --resume.", path, e);
        }
    }

    // Ours begin with their id.
    private static string? Key(ReadOnlySpan<byte> line)
    {
        try
        {
            var reader = new Utf8JsonReader(line);
            return reader.Read() && reader.TokenType == JsonTokenType.StartObject
                && reader.Read() && reader.TokenType == JsonTokenType.PropertyName && reader.ValueTextEquals("id"u8)
                && reader.Read() && reader.TokenType == JsonTokenType.String && reader.GetString() is { } key
                && reader.Read() && reader.TokenType == JsonTokenType.PropertyName && reader.ValueTextEquals("tags"u8)
                && EndsWell(ref reader) ? key : null;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private static bool EndsWell(ref Utf8JsonReader reader)
    {
        while (reader.Read())
        {
        }

        return reader.TokenType == JsonTokenType.EndObject;
    }

    private static TagTasksException NoAnswer(string path, long number) => new(Diagnostic.Error(
        DiagnosticCode.AnswersForeign,
        string.Create(CultureInfo.InvariantCulture, $"Line {number} of '{path}' is no answer of batch. Give the file that batch wrote, or another name for a new one."),
        path));
}
