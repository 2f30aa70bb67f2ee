using TagTasks.TestKit;
using TagTasks.Tool.Audit.Reports;
using TagTasks.Tool.Tests.Docs;

namespace TagTasks.Tool.Tests.Audit.Reports;

/// <summary>The reports of the fixture repository, kept as files so that a change of a format is seen in review.</summary>
public sealed class ExpectationTests(AuditRepository repository)
{
    public static TheoryData<string, string> Files => new()
    {
        { "json", "json" }, { "sarif", "sarif" }, { "markdown", "md" }, { "html", "html" }, { "github", "github.txt" }, { "azure", "azure.txt" },
    };

    [Theory]
    [MemberData(nameof(Files))]
    public void The_report_is_the_expected_one(string format, string ending)
    {
        var text = SampleReport.Write(format, repository.Report);

        Assert.DoesNotContain(repository.Path, text, StringComparison.Ordinal);
        GeneratedText.AssertFile(Repository.Fixture("audit", $"expected.{ending}"), Portable(text));
    }

    [Fact]
    public void Every_format_but_text_has_a_file_here() =>
        Assert.Equal(ReportList.Writers.Select(writer => writer.Format).Where(format => format != "text"), Files.Select(row => row.Data.Item1));

    [Fact]
    public void The_bytes_do_not_depend_on_threads_on_time_or_on_where_the_audit_was_started()
    {
        var other = AuditRepository.Audit(AuditRepository.Settings(repository.Path, threads: 1)) with { Elapsed = TimeSpan.FromHours(1) };
        var elsewhere = other with { Directory = repository.Project("Acme.Good") };

        Assert.All(ReportList.Writers.Select(writer => writer.Format), format =>
        {
            Assert.Equal(SampleReport.Write(format, repository.Report), SampleReport.Write(format, other));

            // The text report names places as they are seen from there.
            Assert.True(format == "text" || SampleReport.Write(format, other) == SampleReport.Write(format, elsewhere), format);
        });
    }

    // The version is another one at each release.
    private static string Portable(string text) => text.Replace(AuditRepository.ToolVersion, "VERSION", StringComparison.Ordinal);
}
