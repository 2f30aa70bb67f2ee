using System.Text.Json;
using TagTasks.Tool.Audit.Findings;
using TagTasks.Tool.Audit.Packages;
using TagTasks.Tool.CommandLine;
using TagTasks.Tool.Output;

namespace TagTasks.Tool.Audit.Reports;

/// <summary>
/// The report for scripts, by <c>docs/schemas/audit-report.v1.schema.json</c>. No time, no absolute path: the same tree
/// gives the same bytes on every machine.
/// </summary>
internal sealed class JsonReport : IReportWriter
{
    private const int SchemaVersion = 1;

    /// <inheritdoc/>
    public string Format => "json";

    /// <inheritdoc/>
    public string Write(AuditReport report, Terminal terminal) => JsonText.Lines(json =>
    {
        json.WriteStartObject();
        json.WriteNumber("schema", SchemaVersion);
        json.WriteStartObject("tool");
        json.WriteString("name", "tagtasks");
        json.WriteString("version", report.ToolVersion);
        json.WriteEndObject();
        WriteSummary(json, report);
        json.WriteStartArray("findings");
        foreach (var finding in report.Findings)
        {
            WriteFinding(json, report, finding);
        }

        json.WriteEndArray();
        if (report.Baseline is { } baseline)
        {
            WriteBaseline(json, report, baseline);
        }

        json.WriteStartArray("packages");
        foreach (var package in report.Packages)
        {
            WritePackage(json, report, package);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    });

    private static void WriteSummary(Utf8JsonWriter json, AuditReport report)
    {
        json.WriteStartObject("summary");
        json.WriteNumber("packages", report.Packages.Count);
        json.WriteNumber("notPacked", report.Passed);
        json.WriteNumber("clean", report.Clean);
        json.WriteNumber("errors", report.Count(FindingSeverity.Error));
        json.WriteNumber("warnings", report.Count(FindingSeverity.Warning));
        json.WriteNumber("infos", report.Count(FindingSeverity.Info));
        json.WriteNumber("fixable", report.Fixable);
        WriteNumber(json, "fixed", report.Fixed);
        json.WriteEndObject();
    }

    private static void WriteFinding(Utf8JsonWriter json, AuditReport report, Finding finding)
    {
        json.WriteStartObject();
        json.WriteString("code", finding.Code);
        json.WriteString("severity", finding.Severity.Name());
        json.WriteString("message", report.PortableMessage(finding));
        WriteText(json, "id", finding.PackageId);
        json.WriteString("source", report.Portable(finding.Source));
        json.WriteString("file", report.Portable(finding.Place.File));
        WriteNumber(json, "line", finding.Place.Line);
        WriteNumber(json, "column", finding.Place.Column);
        WriteText(json, "subject", finding.Subject.Length > 0 ? finding.Subject : null);
        json.WriteBoolean("fixable", finding.Fix is not null);
        json.WriteString("fingerprint", report.FingerprintOf(finding));
        json.WriteEndObject();
    }

    private static void WriteBaseline(Utf8JsonWriter json, AuditReport report, BaselineComparison baseline)
    {
        json.WriteStartObject("baseline");
        json.WriteString("file", report.Portable(baseline.File));
        json.WriteStartArray("known");
        foreach (var finding in baseline.Known)
        {
            WriteFinding(json, report, finding);
        }

        json.WriteEndArray();
        json.WriteStartArray("gone");
        foreach (var gone in baseline.Gone)
        {
            json.WriteStartObject();
            json.WriteString("code", gone.Code);
            json.WriteString("source", gone.Source);
            json.WriteString("message", gone.Message);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WritePackage(Utf8JsonWriter json, AuditReport report, AuditedPackage package)
    {
        json.WriteStartObject();
        json.WriteString("id", package.Id);
        WriteText(json, "version", package.Metadata.Version?.Value);
        json.WriteString("source", report.Portable(package.Source));
        WriteTags(json, "tags", package.Tags.Packed);
        WriteTags(json, "own", package.Tags.Own);
        WriteTags(json, "added", package.Tags.Added);
        WriteText(json, "readme", package.Readme.File is { } readme ? report.Portable(readme) : null);
        if (package.Judgement is { } judgement)
        {
            json.WriteString("vocabulary", judgement.Vocabulary.Name);
            json.WriteStartArray("suggestions");
            foreach (var tag in judgement.Suggestions)
            {
                json.WriteStartObject();
                json.WriteString("tag", tag.PackageTag);
                json.WriteNumber("probability", tag.Probability);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    private static void WriteTags(Utf8JsonWriter json, string name, IEnumerable<string> tags)
    {
        json.WriteStartArray(name);
        foreach (var tag in tags)
        {
            json.WriteStringValue(tag);
        }

        json.WriteEndArray();
    }

    private static void WriteText(Utf8JsonWriter json, string name, string? text)
    {
        if (text is not null)
        {
            json.WriteString(name, text);
        }
    }

    private static void WriteNumber(Utf8JsonWriter json, string name, int? number)
    {
        if (number is { } value)
        {
            json.WriteNumber(name, value);
        }
    }
}
