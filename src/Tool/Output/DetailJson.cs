using System.Text.Json;
using TagTasks.Inference;
using TagTasks.Inference.Diagnostics;
using TagTasks.Inference.Model;
using TagTasks.Inference.Scoring;
using TagTasks.Tool.Tag;

namespace TagTasks.Tool.Output;

/// <summary>
/// The whole answer, by <c>docs/schemas/tagging-result.v1.schema.json</c>: a superset of the short one. No time, no
/// absolute path, no device: the same inputs give the same bytes.
/// </summary>
internal static class DetailJson
{
    private const int SchemaVersion = 1;

    /// <summary>Writes it.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="model">The model that gave it.</param>
    /// <param name="candidates">Whether the tags that were not chosen are listed too.</param>
    public static string Write(TagAnswer answer, ModelInfo model, bool candidates) => JsonText.Of(json =>
    {
        var result = answer.Result;
        json.WriteStartObject();
        json.WriteString("id", answer.Id);
        WriteTags(json, result);
        json.WriteNumber("schema", SchemaVersion);
        WriteSuggestions(json, "suggestions", result.Suggestions);
        json.WriteNumber("threshold", result.Threshold);
        json.WriteStartObject("vocabulary");
        json.WriteString("name", result.Vocabulary.Name);
        json.WriteNumber("tags", result.Vocabulary.Tags.Count);
        json.WriteEndObject();
        json.WriteStartObject("model");
        json.WriteString("name", model.Name);
        json.WriteString("version", model.Version);
        json.WriteString("sha256", model.Sha256);
        json.WriteEndObject();
        WriteReadme(json, answer);
        WriteRead(json, result.Explanation);
        WriteDiagnostics(json, [.. result.Vocabulary.Diagnostics, .. answer.Input.Readme.Diagnostics, .. result.Diagnostics]);
        if (candidates && result.Explanation is { } explanation)
        {
            WriteSuggestions(json, "candidates", explanation.Candidates);
        }

        json.WriteEndObject();
    });

    private static void WriteTags(Utf8JsonWriter json, TaggingResult result)
    {
        json.WriteStartArray("tags");
        foreach (var tag in result.Tags)
        {
            json.WriteStringValue(tag);
        }

        json.WriteEndArray();
    }

    private static void WriteSuggestions(Utf8JsonWriter json, string name, IEnumerable<TagSuggestion> suggestions)
    {
        json.WriteStartArray(name);
        foreach (var suggestion in suggestions)
        {
            json.WriteStartObject();
            json.WriteString("tag", suggestion.Name);
            if (suggestion.Tag.Id is { } id)
            {
                json.WritePropertyName("id");
                id.WriteTo(json);
            }

            json.WriteNumber("probability", suggestion.Probability);
            WriteEvidence(json, suggestion.Evidence);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteEvidence(Utf8JsonWriter json, IEnumerable<TagEvidence> evidence)
    {
        json.WriteStartArray("evidence");
        foreach (var item in evidence)
        {
            json.WriteStartObject();
            json.WriteString("text", item.Text);
            json.WriteNumber("occurrences", item.Occurrences);
            json.WriteNumber("line", item.Line);
            if (item.Heading is { } heading)
            {
                json.WriteString("heading", heading);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteReadme(Utf8JsonWriter json, TagAnswer answer)
    {
        json.WriteStartObject("readme");
        if (answer.Input.Location is { Path: var path })
        {
            json.WriteString("path", Path.IsPathRooted(path) ? Path.GetFileName(path) : path.Replace('\\', '/'));
        }

        json.WriteString("sha256", answer.Input.Readme.Sha256);
        json.WriteString("encoding", answer.Input.Readme.EncodingName);
        json.WriteEndObject();
    }

    private static void WriteRead(Utf8JsonWriter json, TaggingExplanation? explanation)
    {
        if (explanation is null)
        {
            return;
        }

        json.WriteStartObject("read");
        json.WriteNumber("blocks", explanation.Blocks);
        json.WriteNumber("characters", explanation.Characters);
        json.WriteNumber("textTokens", explanation.TextTokens);
        json.WriteNumber("textTokensRead", explanation.TextTokensRead);
        json.WriteNumber("headingTokensRead", explanation.HeadingTokensRead);
        json.WriteEndObject();
    }

    private static void WriteDiagnostics(Utf8JsonWriter json, IEnumerable<Diagnostic> diagnostics)
    {
        json.WriteStartArray("diagnostics");
        foreach (var diagnostic in diagnostics)
        {
            json.WriteStartObject();
            json.WriteString("code", diagnostic.Code);
            json.WriteString("severity", diagnostic.Severity.ToString().ToLowerInvariant());
            json.WriteString("message", diagnostic.Message);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
