using System.Text.Json;
using TagTasks.Inference.Diagnostics;

namespace TagTasks.Tool.Eval;

/// <summary>A line of the files of an evaluation; what it refuses it names by file and line.</summary>
internal sealed class EvalLine
{
    private readonly JsonElement members;
    private readonly string path;
    private readonly int number;

    private EvalLine(JsonElement members, string path, int number) => (this.members, this.path, this.number) = (members, path, number);

    /// <summary>Reads a line, which must be an object.</summary>
    public static EvalLine Parse(string line, string path, int number)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? new EvalLine(document.RootElement.Clone(), path, number)
                : throw Invalid(path, number, "an object is expected");
        }
        catch (JsonException)
        {
            throw Invalid(path, number, "it is not JSON");
        }
    }

    /// <summary>A member that must be a text.</summary>
    public string Text(string member) =>
        Member(member) is { ValueKind: JsonValueKind.String } value
            ? Decoded(value, member)
            : throw Invalid($"the member '{member}' with a text is missing");

    /// <summary>A member that must be an array of texts; none when it may be missing and is.</summary>
    public string[] Names(string member, bool required)
    {
        if (Member(member) is not { } value)
        {
            return required ? throw Invalid($"the member '{member}' with an array of names is missing") : [];
        }

        return value.ValueKind == JsonValueKind.Array && value.EnumerateArray().All(name => name.ValueKind == JsonValueKind.String)
            ? [.. value.EnumerateArray().Select(name => Decoded(name, member))]
            : throw Invalid($"'{member}' is not an array of names");
    }

    /// <summary>The refusal of this line.</summary>
    public TagTasksException Invalid(string what) => Invalid(path, number, what);

    private static TagTasksException Invalid(string path, int number, string what) => new(Diagnostic.Error(
        DiagnosticCode.LabelsInvalid,
        $"Line {number} of '{path}' is not of the form that eval reads: {what}. Labels are {{\"repo\",\"tags\",\"also\"}} a line, READMEs {{\"repo\",\"readme\"}}.",
        path,
        number));

    // "\ud800" is JSON, but no text: reading it, or looking for a member among names like it, throws.
    private JsonElement? Member(string member)
    {
        try
        {
            return members.TryGetProperty(member, out var value) ? value : null;
        }
        catch (InvalidOperationException)
        {
            throw Invalid("a member's name has half a surrogate pair");
        }
    }

    private string Decoded(JsonElement value, string member)
    {
        try
        {
            return value.GetString()!;
        }
        catch (InvalidOperationException)
        {
            throw Invalid($"'{member}' has half a surrogate pair");
        }
    }
}
