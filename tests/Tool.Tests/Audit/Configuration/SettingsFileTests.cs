using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Json.Schema;
using TagTasks.Inference.Diagnostics;
using TagTasks.TestKit;
using TagTasks.Tool.Audit.Configuration.SettingsFiles;
using TagTasks.Tool.Audit.Findings;
using TagTasks.Tool.Audit.Reports;
using TagTasks.Tool.Audit.Rules;
using TagTasks.Tool.Tests.Docs;

namespace TagTasks.Tool.Tests.Audit.Configuration;

/// <summary><c>tagtasks.json</c>: the published schema and the reader say the same.</summary>
public sealed partial class SettingsFileTests
{
    private static readonly string SchemaPath = Path.Combine(Repository.Root, "docs", "schemas", "tagtasks.schema.json");

    public static TheoryData<string> Valid => Cases("valid");

    public static TheoryData<string> Invalid => Cases("invalid");

    [Theory]
    [MemberData(nameof(Valid))]
    public void What_the_schema_allows_is_read(string name)
    {
        var path = Repository.Fixture("audit", "settings", "valid", name);

        Assert.True(Allows(path));
        Assert.Equal(path, SettingsReader.Read(path).Path);
    }

    [Theory]
    [MemberData(nameof(Invalid))]
    public void What_the_schema_forbids_is_refused(string name)
    {
        var path = Repository.Fixture("audit", "settings", "invalid", name);

        Assert.False(Allows(path));
        Assert.Equal(DiagnosticCode.SettingsInvalid, Assert.Throws<TagTasksException>(() => SettingsReader.Read(path)).Code);
    }

    [Fact]
    public void The_schema_names_the_rules_and_reports_that_there_are()
    {
        var text = File.ReadAllText(SchemaPath);
        var codes = string.Concat(RuleList.Descriptors.Select((rule, i) => $"{(i == 0 ? "" : i % 6 == 0 ? "," : ", ")}{(i % 6 == 0 ? "\n              " : "")}\"{rule.Code}\""));
        var expected = Codes().Replace(text, $"\"enum\": [{codes}\n            ]", 1);
        expected = Formats().Replace(expected, $"\"pattern\": \"^({string.Join('|', ReportList.Writers.Select(writer => writer.Format))})(=.+)?$$\"", 1);

        GeneratedText.AssertFile(SchemaPath, expected);
    }

    [Fact]
    public void Every_member_of_the_schema_has_a_case_that_sets_it()
    {
        var schema = JsonNode.Parse(File.ReadAllText(SchemaPath))!["properties"]!.AsObject();
        var all = JsonNode.Parse(File.ReadAllText(Repository.Fixture("audit", "settings", "valid", "all.json")))!.AsObject();

        Assert.Equal(Names(schema), Names(all));
        Assert.Equal(Names(schema["audit"]!["properties"]!.AsObject()), Names(all["audit"]!.AsObject()));
    }

    [Fact]
    public void All_that_a_file_says_is_read()
    {
        var path = Repository.Fixture("audit", "settings", "valid", "all.json");
        var file = SettingsReader.Read(path);

        Assert.Equal(("repository-topics", 4, 0.25), (file.Vocabulary, file.MaxTags, file.MinProbability));
        Assert.Equal(new LocatedSeverity(FindingSeverity.Error, 7), file.Severities["TAGTASKS502"]);
        Assert.Equal(FindingSeverity.Error, file.FailOn);
        Assert.Equal(["text", $"text={Path.Combine(Path.GetDirectoryName(path)!, "report.txt")}"], file.Reports!);
        Assert.Equal(Path.Combine(Path.GetDirectoryName(path)!, "tagtasks.baseline.json"), file.Baseline);
    }

    [Theory]
    [InlineData("{\n  \"maxTags\": 4,\n  // a comment\n  \"audit\": { \"failon\": \"error\", }\n}", 4, "there is no setting 'audit.failon'. Valid here: severities, failOn, reports, baseline. Correct it.")]
    [InlineData("{\n  \"audit\": {\n    \"severities\": { \"TAGTASKS501\":\n 7 } } }", 4, "'audit.severities.TAGTASKS501' is none, info, warning or error, not a number. Correct it.")]
    [InlineData("{\n  \"maxTags\": \"x\" }", 2, "'maxTags' is a number, not a string. Correct it.")]
    [InlineData("{\n  \"maxTags\": 1,\n  \"maxTags\": 2 }", 3, "it is no JSON: 'maxTags' stands twice. Correct it.")]
    [InlineData("{\n  \"maxTags\": 1\n  \"audit\": {} }", 3, "it is no JSON: ")]
    [InlineData("{} {}", 1, "it is no JSON: ")]
    [InlineData("", 1, "it is no JSON: ")]
    [InlineData("{\n\"vocabulary\": \"nowhere.json\" }", 2, "'vocabulary' names 'nowhere.json', which is neither built in (repository-topics, dotnet-packages) nor a file beside this one. Correct it.")]
    public void What_is_wrong_is_refused_by_name_and_line(string text, int line, string message)
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("tagtasks.json", text);

        var refused = Assert.Throws<TagTasksException>(() => SettingsReader.Read(path)).Diagnostic;

        Assert.Equal((DiagnosticCode.SettingsInvalid, path, line), (refused.Code, refused.File, refused.Line));
        Assert.StartsWith($"{path} (line {line}): {message}", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_nearest_file_counts_up_to_the_root_of_the_repository()
    {
        using var folder = new TemporaryFolder();
        folder.Write("tagtasks.json", "{}");
        Directory.CreateDirectory(folder["inner/.git"]);
        var near = folder.Write("src/a/tagtasks.json", "{}");
        var finder = new SettingsFinder();

        Assert.Equal(near, finder.OfFile(folder["src/a/deep/a.csproj"])?.Path);
        Assert.Equal(folder["tagtasks.json"], finder.OfFile(folder["src/b/b.csproj"])?.Path);
        Assert.Null(finder.OfFile(folder["inner/c.csproj"]));
        Assert.Null(finder.OfFile("Acme 1.0.0"));
        Assert.Equal(near, finder.OfTargets([folder["src/a"]])?.Path);
        Assert.Equal(folder["tagtasks.json"], finder.OfTargets([folder["src/a"], folder["src/b/b.csproj"]])?.Path);
    }

    private static TheoryData<string> Cases(string kind) =>
        [.. Directory.EnumerateFiles(Repository.Fixture("audit", "settings", kind)).Select(path => Path.GetFileName(path)!).Order(StringComparer.Ordinal)];

    private static bool Allows(string path)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(path));
        return JsonSchema.FromText(File.ReadAllText(SchemaPath).Replace("\"$id\": \"tagtasks.schema.json\",", "", StringComparison.Ordinal)).Evaluate(document.RootElement).IsValid;
    }

    private static string[] Names(JsonObject value) => [.. value.Select(member => member.Key).Order(StringComparer.Ordinal)];

    [GeneratedRegex("\"enum\": \\[[^\\]]*\\](?=\\s*\\}\\s*\\},\\s*\"failOn\")")]
    private static partial Regex Codes();

    [GeneratedRegex("\"pattern\": \"[^\"]*\"")]
    private static partial Regex Formats();
}
