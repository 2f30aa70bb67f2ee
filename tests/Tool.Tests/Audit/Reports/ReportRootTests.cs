using System.Text.Json;
using TagTasks.TestKit;
using TagTasks.Tool.Audit.Reports;

namespace TagTasks.Tool.Tests.Audit.Reports;

/// <summary>Places are named from what is audited, wherever the audit is started.</summary>
public sealed class ReportRootTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public ReportRootTests()
    {
        foreach (var repository in new[] { "one", "two", "one/sub" })
        {
            folder.Write($"{repository}/src/A/A.csproj", "<Project Sdk=\"Microsoft.NET.Sdk\"><PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup></Project>");
        }

        folder.Write("plain/src/A/A.csproj", "");
        folder.Write("plain/out/A.1.0.0.nupkg", "");
        Directory.CreateDirectory(folder["one/.git"]);
        Directory.CreateDirectory(folder["two/.git"]);
        folder.Write("one/sub/.git", "gitdir: ../.git/modules/sub");
    }

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("one", "one/src", "one/src/A/A.csproj")]
    [InlineData("one", "one/src/A/A.csproj", "one/src/A/A.csproj")]
    [InlineData("one", "one", "one/src/A/A.csproj", "one/sub/src/A/A.csproj")]
    [InlineData("one/sub", "one/sub", "one/sub/src/A/A.csproj")]
    [InlineData("", ".", "one/src/A/A.csproj", "two/src/A/A.csproj")]
    [InlineData("one", "one", "one/src/A/A.csproj", "plain/out/A.1.0.0.nupkg")]
    [InlineData("plain", "plain", "plain/src/A/A.csproj")]
    [InlineData("plain/src/A", "plain/src/A/A.csproj", "plain/src/A/A.csproj")]
    [InlineData("plain/out", "plain/out/*.nupkg", "plain/out/A.1.0.0.nupkg")]
    [InlineData("two", "Acme.Cache", "feed.example/Acme.Cache")]
    public void It_is_that_of_the_targets(string root, string target, params string[] sources) => Assert.Equal(
        Path.TrimEndingDirectorySeparator(folder[root]),
        ReportRoot.Of(
            sources.Select(source => source.StartsWith("feed", StringComparison.Ordinal) ? source : folder[source]),
            [target.Contains('.', StringComparison.Ordinal) && target != "." || Directory.Exists(folder[target]) ? folder[target] : target],
            folder["two"]));

    [Fact]
    public void Outside_of_a_repository_it_is_the_folder_of_the_start_where_that_holds_them() =>
        Assert.Equal(folder["plain"], ReportRoot.Of([folder["plain/src/A/A.csproj"]], [folder["plain/src"]], folder["plain"]));

    [Fact]
    public async Task Reports_are_the_same_wherever_the_audit_is_started()
    {
        string[] formats = ["sarif", "json", "markdown", "github"];
        var here = await Audit(folder["one"], "here", "src");
        var elsewhere = await Audit(folder["two"], "elsewhere", folder["one/src"]);

        Assert.Equal(here, elsewhere);
        using var sarif = JsonDocument.Parse(elsewhere[0]);
        Assert.All(
            sarif.RootElement.GetProperty("runs")[0].GetProperty("results").EnumerateArray(),
            result => Assert.Equal("src/A/A.csproj", result.GetProperty("locations")[0].GetProperty("physicalLocation").GetProperty("artifactLocation").GetProperty("uri").GetString()));

        async Task<string[]> Audit(string start, string name, string target)
        {
            string[] reports = [.. formats.SelectMany(format => new[] { "--report", $"{format}={folder[$"{name}.{format}"]}" })];
            Assert.Equal(1, (await AuditProcess.Run(start, [target, .. reports])).ExitCode);
            return [.. formats.Select(format => File.ReadAllText(folder[$"{name}.{format}"]))];
        }
    }
}
