using TagTasks.Inference.Diagnostics;
using TagTasks.TestKit;
using TagTasks.Tool.Audit;
using TagTasks.Tool.Audit.Configuration.EditorConfig;
using TagTasks.Tool.Audit.Findings;
using TagTasks.Tool.Audit.Rules;

namespace TagTasks.Tool.Tests.Audit.Configuration;

/// <summary><c>.editorconfig</c>: sections, nearness, and what is refused.</summary>
public sealed class EditorConfigTests : IDisposable
{
    private static readonly RuleDescriptor Rule = RuleList.Get(AuditCode.TagsMissing);

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_section_counts_for_its_files()
    {
        Write("", "[src/Legacy/**]\ntagtasks.TAGTASKS502.severity = none");

        Assert.Equal((FindingSeverity.None, ".editorconfig, line 3, [src/Legacy/**]"), Of("src/Legacy/A/A.csproj"));
        Assert.Null(Of("src/New/A.csproj"));
        Assert.Null(Of("src/Legacy/A/A.csproj", AuditCode.TagDuplicate));
    }

    [Theory]
    [InlineData("[*]\n tagtasks.tagtasks502.SEVERITY = Info ; why", FindingSeverity.Info)]
    [InlineData("[*]\ntagtasks.TAGTASKS502.severity:error # why", FindingSeverity.Error)]
    [InlineData("[*.csproj] # projects\r\ntagtasks.TAGTASKS502.severity=none\r\n", FindingSeverity.None)]
    [InlineData("[*]\ntagtasks.TAGTASKS502.severity = none\n[*.csproj]\ntagtasks.TAGTASKS502.severity = error", FindingSeverity.Error)]
    [InlineData("[*]\n# tagtasks.TAGTASKS502.severity = none\n; and\nindent_size = 4", null)]
    [InlineData("[*]\ntagtasks.TAGTASKS502.severity = none\n[*.csproj]\ntagtasks.TAGTASKS502.severity = unset", null)]
    [InlineData("tagtasks.TAGTASKS502.severity = none", null)]
    [InlineData("[]\n=\nno pair\n[*", null)]
    public void A_file_is_read_as_editors_read_it(string text, object? severity)
    {
        File.WriteAllText(folder[".editorconfig"], "root = true\n" + text, System.Text.Encoding.UTF8);

        Assert.Equal((FindingSeverity?)severity, Of("a.csproj")?.Severity);
    }

    [Fact]
    public void The_nearest_file_wins_and_root_ends_the_search()
    {
        Write("", "[*]\ntagtasks.TAGTASKS502.severity = none\ntagtasks.TAGTASKS503.severity = none");
        File.WriteAllText(folder.Write("a/.editorconfig", ""), "[*]\ntagtasks.TAGTASKS502.severity = error");
        File.WriteAllText(folder.Write("b/.editorconfig", ""), "ROOT = TRUE\n[*]\ntagtasks.TAGTASKS502.severity = error");

        Assert.Equal((FindingSeverity.Error, "a/.editorconfig, line 2, [*]"), Of("a/a.csproj"));
        Assert.Equal(FindingSeverity.None, Of("a/a.csproj", AuditCode.TagDuplicate)?.Severity);
        Assert.Null(Of("b/b.csproj", AuditCode.TagDuplicate));
    }

    [Fact]
    public void The_file_of_the_finding_counts_before_its_project()
    {
        Write("", "[*.props]\ntagtasks.TAGTASKS502.severity = info\n[*.csproj]\ntagtasks.TAGTASKS502.severity = error");
        var finding = Finding("a/a.csproj");

        Assert.Equal(FindingSeverity.Info, Source.Find(Rule, finding with { Place = new Place(folder["Directory.Build.props"]) })?.Severity);
        Assert.Equal(FindingSeverity.Error, Source.Find(Rule, finding with { Place = new Place(folder["a/README.md"]) })?.Severity);
    }

    [Fact]
    public void What_comes_from_a_feed_has_no_file()
    {
        Write("", "[*]\ntagtasks.TAGTASKS502.severity = error");

        Assert.Null(Source.Find(Rule, Finding("a") with { Source = "Acme 1.0.0", Place = new Place("Acme 1.0.0") }));
        Assert.Null(Source.Find(Rule, null));
    }

    [Theory]
    [InlineData("tagtasks.TAGTASKS999.severity = none", "'tagtasks.TAGTASKS999.severity' is no setting of tagtasks")]
    [InlineData("tagtasks.severity = none", "'tagtasks.severity' is no setting of tagtasks")]
    [InlineData("tagtasks.TAGTASKS502.level = none", "'tagtasks.TAGTASKS502.level' is no setting of tagtasks")]
    [InlineData("tagtasks.TAGTASKS502.severity = loud", "is none, info, warning or error, not 'loud'")]
    public void What_is_not_understood_is_refused_by_name_and_line(string line, string message)
    {
        Write("", "[*.nothing]\n" + line);

        var refused = Assert.Throws<TagTasksException>(() => Source.Check(folder["a.csproj"])).Diagnostic;

        Assert.Equal((DiagnosticCode.SettingsInvalid, folder[".editorconfig"], 3), (refused.Code, refused.File, refused.Line));
        Assert.Contains(message, refused.Message, StringComparison.Ordinal);
    }

    private EditorConfigSeverities Source => new(folder.Path);

    private (FindingSeverity Severity, string Origin)? Of(string file, string code = AuditCode.TagsMissing) =>
        Source.Find(RuleList.Get(code), Finding(file)) is { } setting ? (setting.Severity, setting.Origin) : null;

    private Finding Finding(string file) =>
        new() { Rule = Rule, Severity = FindingSeverity.Warning, Message = "", Source = folder[file], Place = new Place(folder[file]) };

    // Nothing above the test's folder counts.
    private void Write(string at, string text) => File.WriteAllText(folder.Write(Path.Combine(at, ".editorconfig"), ""), "root = true\n" + text);
}
