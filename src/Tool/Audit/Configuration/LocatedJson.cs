using System.Text;
using System.Text.Json;

namespace TagTasks.Tool.Audit.Configuration;

/// <summary>A JSON value that knows its line: what refuses a file that people write says where. Immutable.</summary>
internal sealed class LocatedJson
{
    private const int MaximumDepth = 16;

    private LocatedJson(JsonTokenType kind, int line)
    {
        Kind = kind;
        Line = line;
    }

    /// <summary>What it is; <see cref="JsonTokenType.StartObject"/> and <see cref="JsonTokenType.StartArray"/> for whole objects and arrays.</summary>
    public JsonTokenType Kind { get; }

    /// <summary>The line, from 1, on which it begins.</summary>
    public int Line { get; }

    /// <summary>A string's value; of a number its digits; empty otherwise.</summary>
    public string Text { get; private init; } = "";

    /// <summary>An object's members, in order, no name twice.</summary>
    public IReadOnlyList<LocatedMember> Members { get; private init; } = [];

    /// <summary>An array's items.</summary>
    public IReadOnlyList<LocatedJson> Items { get; private init; } = [];

    /// <summary>Its kind as a sentence says it.</summary>
    public string KindName => Kind switch
    {
        JsonTokenType.StartObject => "an object",
        JsonTokenType.StartArray => "an array",
        JsonTokenType.String => "a string",
        JsonTokenType.Number => "a number",
        JsonTokenType.Null => "null",
        _ => "a truth value",
    };

    /// <summary>Reads a text with comments and trailing commas, as people write them.</summary>
    /// <exception cref="JsonException">It is no JSON, is nested deeper than 16 levels, or has a name twice; <see cref="JsonException.LineNumber"/> counts from 0.</exception>
    public static LocatedJson Parse(ReadOnlySpan<byte> utf8)
    {
        var text = utf8.StartsWith(Encoding.UTF8.Preamble) ? utf8[Encoding.UTF8.Preamble.Length..] : utf8;
        var reader = new Utf8JsonReader(text, new JsonReaderOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip, MaxDepth = MaximumDepth });
        var lines = new LineCounter();
        Advance(ref reader);
        var value = Read(ref reader, text, ref lines);
        return reader.Read() ? throw Wrong("there is more behind its end", lines.At(text, reader.TokenStartIndex)) : value;
    }

    private static LocatedJson Read(ref Utf8JsonReader reader, ReadOnlySpan<byte> text, ref LineCounter lines)
    {
        var line = lines.At(text, reader.TokenStartIndex);
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                var members = new List<LocatedMember>();
                var names = new HashSet<string>(StringComparer.Ordinal);
                for (Advance(ref reader); reader.TokenType != JsonTokenType.EndObject; Advance(ref reader))
                {
                    var (name, at) = (Word(ref reader), lines.At(text, reader.TokenStartIndex));
                    if (!names.Add(name))
                    {
                        throw Wrong($"'{name}' stands twice", at);
                    }

                    Advance(ref reader);
                    members.Add(new LocatedMember(name, at, Read(ref reader, text, ref lines)));
                }

                return new LocatedJson(JsonTokenType.StartObject, line) { Members = members };
            case JsonTokenType.StartArray:
                var items = new List<LocatedJson>();
                for (Advance(ref reader); reader.TokenType != JsonTokenType.EndArray; Advance(ref reader))
                {
                    items.Add(Read(ref reader, text, ref lines));
                }

                return new LocatedJson(JsonTokenType.StartArray, line) { Items = items };
            case JsonTokenType.String:
                return new LocatedJson(JsonTokenType.String, line) { Text = Word(ref reader) };
            case JsonTokenType.Number:
                return new LocatedJson(JsonTokenType.Number, line) { Text = Encoding.ASCII.GetString(reader.ValueSpan) };
            default:
                return new LocatedJson(reader.TokenType, line) { Text = Encoding.ASCII.GetString(reader.ValueSpan) };
        }
    }

    private static void Advance(ref Utf8JsonReader reader)
    {
        if (!reader.Read())
        {
            throw Wrong("it ends too early", 1);
        }
    }

    private static string Word(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString()!;
        }
        catch (InvalidOperationException e)
        {
            throw new JsonException("it is no UTF-8", e);
        }
    }

    private static JsonException Wrong(string what, int line) => new(what, null, line - 1, null);

    /// <summary>Counts lines, each byte once.</summary>
    private struct LineCounter
    {
        private int counted;
        private int line;

        public int At(ReadOnlySpan<byte> text, long index)
        {
            line += text[counted..(int)index].Count((byte)'\n');
            counted = (int)index;
            return line + 1;
        }
    }
}

/// <summary>A member of an object. Immutable.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Line">The line of its name, from 1.</param>
/// <param name="Value">Its value.</param>
internal sealed record LocatedMember(string Name, int Line, LocatedJson Value);
