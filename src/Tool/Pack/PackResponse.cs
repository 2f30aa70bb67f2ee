using System.Text;
using System.Text.Json;
using TagTasks.Inference;
using TagTasks.Inference.Diagnostics;
using TagTasks.Inference.Model;
using TagTasks.Inference.Vocabularies;

namespace TagTasks.Tool.Pack;

/// <summary>Writes the answer file, as <c>docs/pack.md</c> defines it. Stateless.</summary>
internal static class PackResponse
{
    /// <summary>The answer to a question.</summary>
    public static byte[] Answer(string key, TaggingResult result, ModelInfo model, IEnumerable<Diagnostic> diagnostics) => Write(key, json =>
    {
        Diagnostic[] all = [.. diagnostics];
        json.WriteStartArray("tags");
        foreach (var suggestion in result.Suggestions)
        {
            WriteTag(json, suggestion);
        }

        json.WriteEndArray();
        json.WriteString("vocabulary", result.Vocabulary.Name);
        json.WriteString("vocabularySha256", Hash(result.Vocabulary));
        json.WriteString("model", $"{model.Name} {model.Version}");
        json.WriteString("modelSha256", model.Sha256);
        json.WriteBoolean("truncated", all.Any(diagnostic => diagnostic.Code == DiagnosticCode.ReadmeCut));
        json.WriteStartArray("diagnostics");
        foreach (var diagnostic in all)
        {
            WriteDiagnostic(json, diagnostic);
        }

        json.WriteEndArray();
    });

    /// <summary>Why there is no answer.</summary>
    public static byte[] Failure(string key, Diagnostic problem) => Write(key, json =>
    {
        json.WritePropertyName("failure");
        WriteDiagnostic(json, problem);
    });

    private static byte[] Write(string key, Action<Utf8JsonWriter> members)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            json.WriteNumber("schema", PackRequest.Version);
            json.WriteString("key", key);
            members(json);
            json.WriteEndObject();
        }

        return stream.ToArray();
    }

    private static void WriteTag(Utf8JsonWriter json, TagSuggestion suggestion)
    {
        json.WriteStartObject();
        json.WriteString("name", suggestion.Name);
        if (suggestion.Tag.Id is { } id)
        {
            json.WriteString("id", id.ToString());
        }

        json.WriteNumber("probability", suggestion.Probability);
        json.WriteStartArray("evidence");
        foreach (var evidence in suggestion.Evidence)
        {
            json.WriteStringValue(evidence.Heading is { } heading ? $"{evidence.Text} (heading: {heading})" : evidence.Text);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteDiagnostic(Utf8JsonWriter json, Diagnostic diagnostic)
    {
        json.WriteStartObject();
        json.WriteString("code", diagnostic.Code);
        json.WriteString("severity", diagnostic.Severity == DiagnosticSeverity.Info ? "info" : "warning");
        json.WriteString("message", diagnostic.Message);
        json.WriteString("file", diagnostic.File);
        json.WriteNumber("line", diagnostic.Line ?? 0);
        json.WriteEndObject();
    }

    // Of what the list means, not of how its file is laid out: a built-in list has no file.
    private static string Hash(TagVocabulary vocabulary)
    {
        var text = new StringBuilder();
        foreach (var tag in vocabulary.Tags)
        {
            text.Append(tag.Id?.ToString()).Append('\t').Append(tag.Name).Append('\t').Append(tag.Description)
                .Append('\t').AppendJoin('\t', tag.Aliases).Append('\n');
        }

        return Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }
}
