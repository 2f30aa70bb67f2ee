using System.Globalization;
using TagTasks.Inference;

namespace TagTasks.Tool.Output;

/// <summary>What spoke for a tag, in a few words.</summary>
internal static class EvidenceText
{
    /// <summary>The phrases with how often, as in <c>"message queue" ×4, heading "RabbitMQ"</c>.</summary>
    public static string Short(TagSuggestion suggestion) =>
        Join(suggestion, phrase => phrase.Heading is { } heading
            ? $"heading \"{Cut(heading)}\""
            : phrase.Occurrences > 1 ? string.Create(CultureInfo.InvariantCulture, $"\"{phrase.Text}\" ×{phrase.Occurrences}")
            : $"\"{phrase.Text}\"");

    /// <summary>The phrases with their places, as in <c>"RabbitMQ" ×2 (heading, line 40)</c>.</summary>
    public static string Placed(TagSuggestion suggestion) =>
        Join(suggestion, phrase =>
        {
            var times = phrase.Occurrences > 1 ? string.Create(CultureInfo.InvariantCulture, $" ×{phrase.Occurrences}") : "";
            var heading = phrase.Heading is null ? "" : "heading, ";
            return string.Create(CultureInfo.InvariantCulture, $"\"{phrase.Text}\"{times} ({heading}line {phrase.Line})");
        });

    private static string Join(TagSuggestion suggestion, Func<Inference.Scoring.TagEvidence, string> phrase) =>
        suggestion.Evidence.Count == 0 ? "the meaning of the text" : string.Join(", ", suggestion.Evidence.Take(3).Select(phrase));

    private static string Cut(string heading) => heading.Length <= 40 ? heading : heading[..39].TrimEnd() + "…";
}
