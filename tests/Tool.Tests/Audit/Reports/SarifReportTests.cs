using System.Text.Json;
using Json.Schema;
using TagTasks.TestKit;
using TagTasks.Tool.Audit.Findings;
using TagTasks.Tool.Audit.Reports;
using TagTasks.Tool.Audit.Reports.Sarif;
using TagTasks.Tool.Audit.Rules;

namespace TagTasks.Tool.Tests.Audit.Reports;

/// <summary>SARIF by the official schema, and by what code scanning asks for beyond it.</summary>
public sealed class SarifReportTests(AuditRepository repository)
{
    private static readonly JsonSchema Schema = JsonSchema.FromFile(Repository.Fixture("audit", "sarif", "sarif-schema-2.1.0.json"));

    [Fact]
    public void The_report_of_the_fixture_repository_is_valid() => AssertValid(SampleReport.Write("sarif", repository.Report));

    [Fact]
    public void So_is_one_of_nothing() => AssertValid(SampleReport.Write("sarif", SampleReport.Of()));

    [Fact]
    public void So_is_one_with_a_baseline_and_addresses_of_rules() =>
        AssertValid(new SarifReport(new RulePages(new Uri("https://example.org/docs/rules/"))).Write(JsonReportTests.WithBaseline(), SampleReport.Nowhere));

    [Theory]
    [InlineData("\"startLine\": ", "\"startLine\": -")]
    [InlineData("\"level\": \"error\"", "\"level\": \"fatal\"")]
    [InlineData("\"results\"", "\"findings\"")]
    [InlineData("\"version\": \"2.1.0\"", "\"version\": \"2.0.0\"")]
    public void The_schema_is_one_that_refuses(string right, string wrong)
    {
        var text = SampleReport.Write("sarif", repository.Report).Replace(right, wrong, StringComparison.Ordinal);

        using var json = JsonDocument.Parse(text);
        Assert.Contains(wrong, text, StringComparison.Ordinal);
        Assert.False(Schema.Evaluate(json.RootElement).IsValid);
    }

    [Fact]
    public void Every_result_has_a_place_with_a_region_and_a_rule()
    {
        using var json = JsonDocument.Parse(SampleReport.Write("sarif", repository.Report));
        var run = json.RootElement.GetProperty("runs")[0];
        var rules = run.GetProperty("tool").GetProperty("driver").GetProperty("rules");

        Assert.Equal(repository.Report.Findings.Count, run.GetProperty("results").GetArrayLength());
        Assert.All(run.GetProperty("results").EnumerateArray(), result =>
        {
            var place = result.GetProperty("locations")[0].GetProperty("physicalLocation");
            var uri = place.GetProperty("artifactLocation").GetProperty("uri").GetString()!;
            Assert.True(File.Exists(Path.Combine(repository.Path, Uri.UnescapeDataString(uri))), uri);
            Assert.Equal("%SRCROOT%", place.GetProperty("artifactLocation").GetProperty("uriBaseId").GetString());
            Assert.All(["startLine", "startColumn", "endLine", "endColumn"], name => Assert.True(place.GetProperty("region").GetProperty(name).GetInt32() >= 1));
            Assert.Equal(result.GetProperty("ruleId").GetString(), rules[result.GetProperty("ruleIndex").GetInt32()].GetProperty("id").GetString());
        });
    }

    [Theory]
    [InlineData("https://example.org/docs/rules/")]
    [InlineData(null)]
    public void Every_rule_has_all_its_help_whether_its_page_has_an_address_or_not(string? folder)
    {
        using var json = JsonDocument.Parse(new SarifReport(new RulePages(folder is null ? null : new Uri(folder))).Write(SampleReport.Of(), SampleReport.Nowhere));
        var driver = json.RootElement.GetProperty("runs")[0].GetProperty("tool").GetProperty("driver");

        Assert.Equal("1.2.3", driver.GetProperty("version").GetString());
        Assert.Equal(RuleList.Descriptors.Select(rule => rule.Code), driver.GetProperty("rules").EnumerateArray().Select(rule => rule.GetProperty("id").GetString()));
        Assert.All(driver.GetProperty("rules").EnumerateArray(), rule =>
        {
            var code = rule.GetProperty("id").GetString()!;
            Assert.Equal(folder is null ? null : $"{folder}{code}.md", rule.TryGetProperty("helpUri", out var address) ? address.GetString() : null);
            Assert.True(rule.GetProperty("fullDescription").GetProperty("text").GetString()!.Length > 20);
            var help = rule.GetProperty("help");
            Assert.All(["Why it matters", "How to mend it", "How to silence it"], heading =>
            {
                Assert.Matches($"(^|\n)## {heading}\n\n[^#]{{5}}", help.GetProperty("markdown").GetString());
                Assert.Matches($"(^|\n){heading}\n\n[^#]{{5}}", help.GetProperty("text").GetString());
            });
            Assert.All(["markdown", "text"], form => Assert.Contains($"tagtasks.{code}.severity = none", help.GetProperty(form).GetString(), StringComparison.Ordinal));
            Assert.DoesNotContain("](../", help.GetProperty("markdown").GetString(), StringComparison.Ordinal);
            Assert.DoesNotContain("#", help.GetProperty("text").GetString()!.Split('\n').Select(line => line.Split(' ')[0]));
        });
    }

    [Fact]
    public void Fingerprints_survive_moved_lines_and_tell_findings_apart()
    {
        var finding = SampleReport.Finding("json", line: 7, column: 5);

        Assert.Equal(Fingerprints(SampleReport.Of(finding)), Fingerprints(SampleReport.Of(finding with { Place = finding.Place with { Line = 99 } })));
        Assert.Equal(2, Fingerprints(SampleReport.Of(finding, finding with { Subject = "redis" })).Distinct().Count());
        Assert.Equal(repository.Report.Findings.Count, Fingerprints(repository.Report).Distinct().Count());
    }

    [Theory]
    [InlineData("src/Acme Ünïcode#1%.csproj", null, "src/Acme%20%C3%9Cn%C3%AFcode%231%25.csproj")]
    [InlineData("../other/Acme.csproj", null, "outside-of-repository/other/Acme.csproj")]
    [InlineData("out/Acme.1.0.0.nupkg", "docs/../README.md", "out/Acme.1.0.0.nupkg/docs/README.md")]
    public void Addresses_are_relative_to_the_repository(string source, string? file, string uri)
    {
        var full = Path.GetFullPath(Path.Combine(SampleReport.Root, source));

        Assert.Equal(uri, SarifAddress.Of(SampleReport.Of(), full, file ?? full));
    }

    [Theory]
    [InlineData("Acme.Cache 1.0.0", "Acme.Cache 1.0.0", "packages/Acme.Cache%201.0.0")]
    [InlineData("Acme.Cache 1.0.0", "README.md", "packages/Acme.Cache%201.0.0/README.md")]
    public void What_is_no_file_gets_an_address_that_looks_like_one(string source, string file, string uri) =>
        Assert.Equal(uri, SarifAddress.Of(SampleReport.Of(), source, file));

    [Fact]
    public void What_has_no_line_gets_the_first()
    {
        using var json = JsonDocument.Parse(SampleReport.Write("sarif", SampleReport.Of(SampleReport.Finding("x", severity: FindingSeverity.Info))));
        var result = json.RootElement.GetProperty("runs")[0].GetProperty("results")[0];

        Assert.Equal("note", result.GetProperty("level").GetString());
        Assert.Equal(1, result.GetProperty("locations")[0].GetProperty("physicalLocation").GetProperty("region").GetProperty("startLine").GetInt32());
    }

    [Fact]
    public void A_package_cannot_make_a_link()
    {
        var text = SampleReport.Write("sarif", SampleReport.Of(SampleReport.Finding("[mend it here](https://example.org/trap)")));

        Assert.DoesNotContain("](https", text, StringComparison.Ordinal);
    }

    private static List<string> Fingerprints(AuditReport report)
    {
        using var json = JsonDocument.Parse(SampleReport.Write("sarif", report));
        return
        [
            .. json.RootElement.GetProperty("runs")[0].GetProperty("results").EnumerateArray()
                .Select(result => result.GetProperty("partialFingerprints").GetProperty("primaryLocationLineHash").GetString()!),
        ];
    }

    private static void AssertValid(string text)
    {
        using var json = JsonDocument.Parse(text);
        var result = Schema.Evaluate(json.RootElement, new EvaluationOptions { OutputFormat = OutputFormat.List, RequireFormatValidation = true });
        Assert.True(result.IsValid, JsonSerializer.Serialize(result.Details?.Where(detail => detail.Errors is not null).Select(detail => new { detail.InstanceLocation, detail.Errors })));
    }
}
