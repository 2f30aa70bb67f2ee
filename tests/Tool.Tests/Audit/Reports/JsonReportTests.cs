using System.Text.Json;
using Json.Schema;
using TagTasks.TestKit;
using TagTasks.Tool.Audit.Reports;

namespace TagTasks.Tool.Tests.Audit.Reports;

/// <summary>The JSON report is what its schema says.</summary>
public sealed class JsonReportTests(AuditRepository repository)
{
    private static readonly JsonSchema Schema = JsonSchema.FromFile(Path.Combine(Repository.Root, "docs", "schemas", "audit-report.v1.schema.json"));

    [Fact]
    public void The_report_of_the_fixture_repository_is_valid() => AssertValid(SampleReport.Write("json", repository.Report));

    [Fact]
    public void So_is_one_of_nothing() => AssertValid(SampleReport.Write("json", SampleReport.Of()));

    [Fact]
    public void So_is_one_with_a_baseline()
    {
        var text = SampleReport.Write("json", WithBaseline());

        AssertValid(text);
        using var json = JsonDocument.Parse(text);
        var baseline = json.RootElement.GetProperty("baseline");
        Assert.Equal("known", baseline.GetProperty("known")[0].GetProperty("message").GetString());
        Assert.Equal("gone", baseline.GetProperty("gone")[0].GetProperty("message").GetString());
    }

    [Fact]
    public void The_schema_says_all_that_is_written()
    {
        // Closed, the schema refuses what it does not name.
        var closed = File.ReadAllText(Path.Combine(Repository.Root, "docs", "schemas", "audit-report.v1.schema.json"))
            .Replace("audit-report.v1", "audit-report.closed", StringComparison.Ordinal)
            .Replace("\"type\": \"object\",", "\"type\": \"object\", \"additionalProperties\": false,", StringComparison.Ordinal);

        AssertValid(SampleReport.Write("json", repository.Report), JsonSchema.FromText(closed));
    }

    [Theory]
    [InlineData("""{"schema":1}""")]
    [InlineData("""{"schema":2,"tool":{"name":"tagtasks","version":"1"},"summary":{"packages":0,"notPacked":0,"clean":0,"errors":0,"warnings":0,"infos":0,"fixable":0},"findings":[],"packages":[]}""")]
    public void Something_else_is_not(string text)
    {
        using var json = JsonDocument.Parse(text);

        Assert.False(Schema.Evaluate(json.RootElement).IsValid);
    }

    [Fact]
    public void Numbers_add_up()
    {
        using var json = JsonDocument.Parse(SampleReport.Write("json", repository.Report));
        var summary = json.RootElement.GetProperty("summary");
        var severities = json.RootElement.GetProperty("findings").EnumerateArray().CountBy(finding => finding.GetProperty("severity").GetString()!).ToDictionary();

        Assert.Equal(summary.GetProperty("packages").GetInt32(), json.RootElement.GetProperty("packages").GetArrayLength());
        Assert.Equal(summary.GetProperty("errors").GetInt32(), severities["error"]);
        Assert.Equal(summary.GetProperty("warnings").GetInt32(), severities["warning"]);
        Assert.Equal(summary.GetProperty("infos").GetInt32(), severities["info"]);
    }

    internal static AuditReport WithBaseline() => SampleReport.Of(SampleReport.Finding("new")) with
    {
        Baseline = new BaselineComparison(
            Path.Combine(SampleReport.Root, "baseline.json"), [SampleReport.Finding("known")], [new GoneFinding("TAGTASKS501", "src/Acme.Gone.csproj", "gone")]),
    };

    private static void AssertValid(string text, JsonSchema? schema = null)
    {
        using var json = JsonDocument.Parse(text);
        var result = (schema ?? Schema).Evaluate(json.RootElement, new EvaluationOptions { OutputFormat = OutputFormat.List });
        Assert.True(result.IsValid, JsonSerializer.Serialize(result.Details?.Where(detail => detail.Errors is not null).Select(detail => new { detail.InstanceLocation, detail.Errors })));
    }
}
