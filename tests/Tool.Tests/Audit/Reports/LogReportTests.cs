using TagTasks.Tool.Audit.Findings;

namespace TagTasks.Tool.Tests.Audit.Reports;

/// <summary>Log commands, escaped as the documents of GitHub Actions and Azure Pipelines say.</summary>
public sealed class LogReportTests
{
    private const string Hostile = "50%\r\n::set-output name=x::y; ##vso[task.setvariable variable=PATH]z ###[error]q, a:b";

    [Fact]
    public void GitHub_gets_annotations() => Assert.Equal(
        """
        ::warning file=src/Acme.Cache.csproj,line=7,col=5,title=TAGTASKS503: A tag stands twice::Tag 'json' stands twice. [src/Acme.Cache.csproj]
        ::error file=src/Acme.Cache.csproj,line=1,title=TAGTASKS503: A tag stands twice::No README. [src/Acme.Cache.csproj]
        ::notice title=TAGTASKS503: A tag stands twice::No icon. [Acme.Feed 1.0.0]
        2 packages · 1 error · 1 warning · 1 info · 0 clean

        """.Replace("title=TAGTASKS503:", "title=TAGTASKS503%3A", StringComparison.Ordinal),
        SampleReport.Write("github", SampleReport.Of(
            SampleReport.Finding("Tag 'json' stands twice.", line: 7, column: 5),
            SampleReport.Finding("No README.", severity: FindingSeverity.Error),
            SampleReport.Finding("No icon.", source: "Acme.Feed 1.0.0", severity: FindingSeverity.Info))));

    [Fact]
    public void Azure_gets_issues() => Assert.Equal(
        """
        ##vso[task.logissue type=warning;sourcepath=src/Acme.Cache.csproj;linenumber=7;columnnumber=5;code=TAGTASKS503;]Tag 'json' stands twice. [src/Acme.Cache.csproj%5D
        ##vso[task.logissue type=error;sourcepath=src/Acme.Cache.csproj;linenumber=1;code=TAGTASKS503;]No README. [src/Acme.Cache.csproj%5D
        info TAGTASKS503: No icon. [Acme.Feed 1.0.0]
        2 packages · 1 error · 1 warning · 1 info · 0 clean

        """,
        SampleReport.Write("azure", SampleReport.Of(
            SampleReport.Finding("Tag 'json' stands twice.", line: 7, column: 5),
            SampleReport.Finding("No README.", severity: FindingSeverity.Error),
            SampleReport.Finding("No icon.", source: "Acme.Feed 1.0.0", severity: FindingSeverity.Info))));

    [Fact]
    public void A_package_cannot_give_GitHub_a_command()
    {
        var source = Path.Combine(SampleReport.Root, "a,line=9::x\n%", "b.csproj");

        var lines = SampleReport.Write("github", SampleReport.Of(SampleReport.Finding(Hostile, source: source, line: 1))).Split('\n');

        Assert.Equal(3, lines.Length);
        Assert.StartsWith("::warning file=a%2Cline=9%3A%3Ax%0A%25/b.csproj,line=1,title=", lines[0], StringComparison.Ordinal);
        Assert.Contains("::50%25%0D%0A::set-output name=x", lines[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("error")]
    [InlineData("warning")]
    [InlineData("info")]
    public void A_package_cannot_give_Azure_a_command(string name)
    {
        var severity = SeverityNames.Read(name)!.Value;
        var source = Path.Combine(SampleReport.Root, "a;code=1]##vso[task.complete]", "b.csproj");

        var lines = SampleReport.Write("azure", SampleReport.Of(SampleReport.Finding(Hostile, source: source, line: 1, severity: severity))).Split('\n');

        Assert.Equal(3, lines.Length);
        if (severity == FindingSeverity.Info)
        {
            Assert.DoesNotContain("##", lines[0], StringComparison.Ordinal);
        }
        else
        {
            // The agent looks for the first command of a line and ends it at the first bracket.
            Assert.StartsWith($"##vso[task.logissue type={severity.Name()};sourcepath=a%3Bcode=1%5D##vso[task.complete%5D/b.csproj;linenumber=1;code=TAGTASKS503;]50%AZP25%0D%0A::", lines[0], StringComparison.Ordinal);
            Assert.Equal(1, lines[0].Count(c => c == ']'));
        }
    }
}
