using TagTasks.Inference.Diagnostics;
using TagTasks.TestKit;
using TagTasks.Tool.Audit.Reports;

namespace TagTasks.Tool.Tests.Audit.Reports;

/// <summary>What <c>--report</c> takes.</summary>
public sealed class ReportListTests(AuditRepository repository)
{
    [Theory]
    [InlineData("sarif=out.sarif", "sarif", "out.sarif")]
    [InlineData("SARIF=a=b.sarif", "sarif", "a=b.sarif")]
    [InlineData("markdown=-", "markdown", null)]
    [InlineData("html", "html", null)]
    public void A_report_is_a_format_and_a_file(string text, string format, string? file)
    {
        var request = ReportList.Parse(text);

        Assert.Equal((format, file), (request.Writer.Format, request.File));
    }

    [Theory]
    [InlineData("azure=")]
    [InlineData("sarif= ")]
    public void A_file_without_a_name_is_refused(string text) =>
        Assert.Equal(DiagnosticCode.OptionInvalid, Assert.Throws<TagTasksException>(() => ReportList.Parse(text)).Code);

    [Theory]
    [InlineData("json", "sarif")]
    [InlineData("json=-", "text")]
    [InlineData("json=out", "text", "sarif=./out")]
    public void Two_reports_in_one_place_are_refused(params string[] reports)
    {
        var problem = Assert.Throws<TagTasksException>(() => ReportList.Parse(reports));

        Assert.Equal(DiagnosticCode.OptionInvalid, problem.Diagnostic.Code);
        Assert.StartsWith("2 reports go to ", problem.Diagnostic.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Reports_in_different_places_are_not() =>
        Assert.Equal(["json", "sarif", "text"], ReportList.Parse(["json=a", "sarif=b", "text"]).Select(request => request.Writer.Format));

    [Fact]
    public void The_command_line_refuses_it_before_it_audits()
    {
        var run = CommandLineRun.Of("audit", "no/such/folder", "--report", "json", "--report", "text=-");

        Assert.Equal((2, ""), (run.ExitCode, run.Out));
        Assert.Contains("2 reports go to standard output: json, text.", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_cannot_be_written_is_said_by_its_own_name()
    {
        using var folder = new TemporaryFolder();
        var file = folder["no/such/folder/out.txt"];

        var run = CommandLineRun.Of("audit", repository.Project("Acme.NotPackable"), "--report", $"text={file}");

        Assert.Equal((3, ""), (run.ExitCode, run.Out));
        Assert.Equal(2, run.Error.Split($"'{file}'").Length - 1);
        Assert.DoesNotContain(file + ".", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Several_reports_are_written_at_once()
    {
        using var folder = new TemporaryFolder();

        var run = CommandLineRun.Of(
            "audit", repository.Project("Acme.NoTags"), "--report", $"sarif={folder["out.sarif"]}", "--report", $"html={folder["out.html"]}", "--report", "markdown=-");

        Assert.Equal((1, ""), (run.ExitCode, run.Error));
        Assert.StartsWith("# Audit of packages\n", run.Out, StringComparison.Ordinal);
        Assert.StartsWith("{\n  \"$schema\"", File.ReadAllText(folder["out.sarif"]), StringComparison.Ordinal);
        Assert.StartsWith("<!doctype html>", File.ReadAllText(folder["out.html"]), StringComparison.Ordinal);
    }
}
