using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using TagTasks.Inference;
using TagTasks.Inference.Cleaning;
using TagTasks.Inference.Diagnostics;
using TagTasks.Inference.Reading;
using TagTasks.Tool.Tag;

namespace TagTasks.Tool.Batch.Inputs;

/// <summary>Inputs that are lines of JSON.</summary>
internal static class JsonLinesReader
{
    private const string Form = "A line is {\"id\",\"readme\"}, with \"name\" and \"description\" if you like.";

    /// <summary>The inputs of a shard in a stream, lazily.</summary>
    /// <param name="stream">The lines, not compressed.</param>
    /// <param name="name">What messages call the stream.</param>
    /// <param name="shard">Which of them.</param>
    public static IEnumerable<BatchInput> Read(Stream stream, string name, Shard shard)
    {
        using var lines = LineReader.Read(stream).GetEnumerator();
        long last = 0;
        while (true)
        {
            if (!TryNext(lines, name, last, out var broken))
            {
                if (broken is not null)
                {
                    yield return broken;
                }

                yield break;
            }

            last = lines.Current.Number;
            if (Input(lines.Current, name, shard) is { } input)
            {
                yield return input;
            }
        }
    }

    // A stream that breaks off has lost nobody knows how many inputs: an error, not one bad line.
    private static bool TryNext(IEnumerator<Line> lines, string name, long last, out BatchInput? broken)
    {
        broken = null;
        try
        {
            return lines.MoveNext();
        }
        catch (Exception e) when (Compression.IsFailure(e))
        {
            var message = string.Create(CultureInfo.InvariantCulture, $"'{name}' cannot be read on after line {last}: {e.Message.ReplaceLineEndings(" ")} Fetch it again.");
            broken = BatchInput.Bad(name, Diagnostic.Error(DiagnosticCode.InputUnreadable, message, name));
            return false;
        }
    }

    private static BatchInput? Input(Line line, string name, Shard shard)
    {
        var where = string.Create(CultureInfo.InvariantCulture, $"line {line.Number} of '{name}'");
        if (line.TooLong)
        {
            return shard.Index == 1 ? Bad(where, "it is longer than 64 MB", name, line.Number) : null;
        }

        if (IsBlank(line.Bytes.Span))
        {
            return null;
        }

        try
        {
            var json = JsonLine.Parse(line.Bytes);
            return shard.Owns(json.Key) ? BatchInput.Of(json.Key, where, Reading(json.Own(), where, name, line.Number)) : null;
        }
        catch (FormatException e)
        {
            return shard.Owns(line.Bytes.Span) ? Bad(where, e.Message, name, line.Number) : null;
        }
    }

    private static bool IsBlank(ReadOnlySpan<byte> line) => line.Trim(" \t\r"u8).IsEmpty;

    private static Func<ReadInput> Reading(JsonLine json, string where, string name, long number) => () =>
    {
        try
        {
            return Read(json, where);
        }
        catch (FormatException e)
        {
            throw new TagTasksException(Problem(where, e.Message, name, number), e);
        }
    };

    private static ReadInput Read(JsonLine json, string where)
    {
        var text = json.Text("readme")!;
        var bytes = Encoding.UTF8.GetBytes(text);
        if (bytes.Length > ReadmeReader.MaximumBytes)
        {
            throw new FormatException("its README is larger than 10 MB");
        }

        var readme = new ReadmeText("", MarkupFormat.Markdown, null, "UTF-8", Convert.ToHexStringLower(SHA256.HashData(bytes)), []);
        return new ReadInput(
            new TagInput(where, null, readme),
            new TaggingInput { Readme = text, Name = json.Text("name"), Description = json.Text("description") });
    }

    private static BatchInput Bad(string where, string what, string name, long number) => BatchInput.Bad(where, Problem(where, what, name, number));

    private static Diagnostic Problem(string where, string what, string name, long number) => Diagnostic.Warning(
        DiagnosticCode.LineSkipped, $"{char.ToUpperInvariant(where[0])}{where[1..]} is skipped: {what}. {Form}", name, (int)Math.Min(number, int.MaxValue));
}
