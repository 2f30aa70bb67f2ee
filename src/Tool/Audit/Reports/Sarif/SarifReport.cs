using System.Text.Json;
using TagTasks.Tool.Audit.Findings;
using TagTasks.Tool.CommandLine;
using TagTasks.Tool.Output;

namespace TagTasks.Tool.Audit.Reports.Sarif;

/// <summary>
/// The report for code scanning: SARIF 2.1.0, of which GitHub refuses the whole when one result has no place. No time, no
/// absolute path.
/// </summary>
/// <param name="pages">Where the rules' pages are.</param>
internal sealed class SarifReport(RulePages pages) : IReportWriter
{
    private const string Root = "%SRCROOT%";

    private readonly Dictionary<string, int> ruleIndexes = SarifRules.All.Index().ToDictionary(rule => rule.Item.Code, rule => rule.Index, StringComparer.Ordinal);

    /// <inheritdoc/>
    public string Format => "sarif";

    /// <inheritdoc/>
    public string Write(AuditReport report, Terminal terminal) => JsonText.Lines(json =>
    {
        json.WriteStartObject();
        json.WriteString("$schema", "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json");
        json.WriteString("version", "2.1.0");
        json.WriteStartArray("runs");
        json.WriteStartObject();
        json.WriteStartObject("tool");
        json.WriteStartObject("driver");
        json.WriteString("name", "tagtasks");
        json.WriteString("version", report.ToolVersion);
        json.WriteString("semanticVersion", report.ToolVersion);
        SarifRules.Write(json, pages);
        json.WriteEndObject();
        json.WriteEndObject();
        WriteRoot(json);
        json.WriteString("columnKind", "utf16CodeUnits");
        json.WriteStartArray("results");
        foreach (var finding in report.Findings)
        {
            WriteResult(json, report, finding);
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
    });

    // Said without an address: it is another one on every machine.
    private static void WriteRoot(Utf8JsonWriter json)
    {
        json.WriteStartObject("originalUriBaseIds");
        json.WriteStartObject(Root);
        json.WriteStartObject("description");
        json.WriteString("text", "The root of the repository.");
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private void WriteResult(Utf8JsonWriter json, AuditReport report, Finding finding)
    {
        json.WriteStartObject();
        json.WriteString("ruleId", finding.Code);
        json.WriteNumber("ruleIndex", ruleIndexes[finding.Code]);
        json.WriteString("level", SarifRules.Level(finding.Severity));
        json.WriteStartObject("message");
        json.WriteString("text", WithoutLinks(report.PortableMessage(finding)));
        json.WriteEndObject();
        json.WriteStartArray("locations");
        json.WriteStartObject();
        WritePlace(json, report, finding);
        WritePackage(json, finding);
        json.WriteEndObject();
        json.WriteEndArray();
        WriteFingerprints(json, report.FingerprintOf(finding));
        if (report.Baseline is not null)
        {
            json.WriteString("baselineState", "new");
        }

        json.WriteEndObject();
    }

    private static void WritePlace(Utf8JsonWriter json, AuditReport report, Finding finding)
    {
        var (line, column) = (finding.Place.Line ?? 1, finding.Place.Column ?? 1);
        json.WriteStartObject("physicalLocation");
        json.WriteStartObject("artifactLocation");
        json.WriteString("uri", SarifAddress.Of(report, finding.Source, finding.Place.File));
        json.WriteString("uriBaseId", Root);
        json.WriteEndObject();
        json.WriteStartObject("region");
        json.WriteNumber("startLine", line);
        json.WriteNumber("startColumn", column);
        json.WriteNumber("endLine", line);
        json.WriteNumber("endColumn", column);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WritePackage(Utf8JsonWriter json, Finding finding)
    {
        if (finding.PackageId is { } id)
        {
            json.WriteStartArray("logicalLocations");
            json.WriteStartObject();
            json.WriteString("fullyQualifiedName", id);
            json.WriteString("kind", "package");
            json.WriteEndObject();
            json.WriteEndArray();
        }
    }

    // GitHub tells alerts apart by the first name alone, and makes it from the text of the line where it is missing: all
    // findings about the tags of a package would then be one, and a new one whenever a tag changes.
    private static void WriteFingerprints(Utf8JsonWriter json, string fingerprint)
    {
        json.WriteStartObject("partialFingerprints");
        json.WriteString("primaryLocationLineHash", fingerprint);
        json.WriteString("tagtasks/v1", fingerprint);
        json.WriteEndObject();
    }

    // In a message of SARIF [text](address) is a link, and a package must not be able to make one.
    private static string WithoutLinks(string message) => message.Replace("](", "] (", StringComparison.Ordinal);
}
