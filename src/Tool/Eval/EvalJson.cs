using System.Text.Json;
using TagTasks.Tool.Output;

namespace TagTasks.Tool.Eval;

/// <summary>An evaluation as JSON: shares to four decimals, counts beside them.</summary>
internal static class EvalJson
{
    /// <summary>Writes it.</summary>
    public static string Write(EvalReport report) => JsonText.Of(json =>
    {
        json.WriteStartObject();
        json.WriteNumber("schema", 1);
        json.WriteString("vocabulary", report.Vocabulary);
        Write(json, "overall", report.Overall);
        Write(json, "latin", report.Latin);
        Write(json, "other", report.Other);
        json.WriteNumber("labelsWithoutReadme", report.LabelsWithoutReadme);
        json.WriteNumber("readmesWithoutLabel", report.ReadmesWithoutLabel);
        json.WriteStartObject("goldNotInVocabulary");
        foreach (var (tag, readmes) in report.UnknownGold)
        {
            json.WriteNumber(tag, readmes);
        }

        json.WriteEndObject();
        json.WriteStartObject("tags");
        foreach (var (tag, metrics) in report.Tags)
        {
            Write(json, tag, metrics);
        }

        json.WriteEndObject();
        json.WriteEndObject();
    });

    private static void Write(Utf8JsonWriter json, string name, Metrics metrics)
    {
        json.WriteStartObject(name);
        json.WriteNumber("readmes", metrics.Readmes);
        json.WriteNumber("precision", Math.Round(metrics.Precision, 4));
        json.WriteNumber("recall", Math.Round(metrics.Recall, 4));
        json.WriteNumber("f1", Math.Round(metrics.F1, 4));
        json.WriteNumber("acceptable", Math.Round(metrics.Acceptable, 4));
        json.WriteNumber("hitAt1", Math.Round(metrics.HitAt1, 4));
        json.WriteNumber("meanTags", Math.Round(metrics.MeanTags, 4));
        json.WriteNumber("picked", metrics.Picked);
        json.WriteNumber("gold", metrics.Gold);
        json.WriteNumber("right", metrics.Right);
        json.WriteEndObject();
    }
}
