using System.Text.Json;
using TagTasks.Tool.Audit.Findings;
using TagTasks.Tool.Audit.Rules;

namespace TagTasks.Tool.Audit.Reports.Sarif;

/// <summary>The rules of a SARIF file: all there are, so that a reader knows what was looked for. Stateless.</summary>
internal static class SarifRules
{
    /// <summary>The rules in order; results name them by their index.</summary>
    public static IReadOnlyList<RuleDescriptor> All => RuleList.Descriptors;

    /// <summary>Writes them.</summary>
    public static void Write(Utf8JsonWriter json, RulePages pages)
    {
        json.WriteStartArray("rules");
        foreach (var rule in All)
        {
            Write(json, rule, pages.Of(rule.Code));
        }

        json.WriteEndArray();
    }

    /// <summary>A severity as SARIF spells it.</summary>
    public static string Level(FindingSeverity severity) => severity switch
    {
        FindingSeverity.Error => "error",
        FindingSeverity.Warning => "warning",
        _ => "note",
    };

    private static void Write(Utf8JsonWriter json, RuleDescriptor rule, string? address)
    {
        var page = RulePageText.Load(rule.Code);
        json.WriteStartObject();
        json.WriteString("id", rule.Code);
        WriteText(json, "shortDescription", rule.Title + ".");
        WriteText(json, "fullDescription", page.Reason);
        json.WriteStartObject("help");
        json.WriteString("text", page.Plain);
        json.WriteString("markdown", page.Markdown);
        json.WriteEndObject();
        if (address is not null)
        {
            json.WriteString("helpUri", address);
        }

        json.WriteStartObject("defaultConfiguration");
        json.WriteBoolean("enabled", rule.DefaultSeverity != FindingSeverity.None);
        json.WriteString("level", Level(rule.DefaultSeverity));
        json.WriteEndObject();
        json.WriteStartObject("properties");
        json.WriteStartArray("tags");
        json.WriteStringValue("nuget");
        json.WriteStringValue("metadata");
        json.WriteEndArray();
        json.WriteString("problem.severity", rule.DefaultSeverity is FindingSeverity.Error or FindingSeverity.Warning ? Level(rule.DefaultSeverity) : "recommendation");
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteText(Utf8JsonWriter json, string name, string text)
    {
        json.WriteStartObject(name);
        json.WriteString("text", text);
        json.WriteEndObject();
    }
}
