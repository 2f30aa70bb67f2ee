using TagTasks.Inference.Diagnostics;
using TagTasks.TestKit;
using TagTasks.Tool.Audit.Targets;
using TagTasks.Tool.Tests.Audit.Packages;

namespace TagTasks.Tool.Tests.Audit.Feeds;

/// <summary>The command line of feeds, and what asks the network.</summary>
public sealed class FeedCommandTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("--source", "@", "Acme.Cache")]
    [InlineData("--source", "@", "--all")]
    [InlineData("--source", "@", "--owner", "ACME")]
    [InlineData("--source", "enabled", "Acme.Cache@1.0.0")]
    [InlineData("--all")]
    public async Task A_feed_is_audited(params string[] args)
    {
        await using var feed = await FeedServer.StartAsync(new FeedBehaviour(), new FeedPackage("Acme.Cache", "1.0.0", PackageFile.Good(version: "1.0.0", tags: "caching redis acme.cache")));
        folder.Write("NuGet.Config", $"<configuration><packageSources><clear /><add key=\"mine\" value=\"{feed.Address}\" allowInsecureConnections=\"true\" /></packageSources></configuration>");

        var run = await AuditProcess.Run(folder.Path, [.. args.Select(arg => arg == "@" ? feed.Address : arg)]);

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.StartsWith("mine/Acme.Cache", run.Out, StringComparison.Ordinal);
        Assert.Contains("TAGTASKS511", run.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(2, DiagnosticCode.OptionInvalid, "--source", "https://feed.example/v3/index.json")]
    [InlineData(2, DiagnosticCode.OptionInvalid, "--source", "nobody", "Acme.Cache")]
    [InlineData(2, DiagnosticCode.OptionInvalid, "--source", "http://feed.example/v3/index.json", "Acme.Cache")]
    [InlineData(2, DiagnosticCode.OptionInvalid, "--source", ".", "Acme.Cache")]
    [InlineData(2, DiagnosticCode.OptionInvalid, "--all", "--owner", "acme")]
    [InlineData(2, DiagnosticCode.OptionInvalid, "--all")]
    [InlineData(2, DiagnosticCode.OptionInvalid, "--source", "enabled", "Acme.Cache")]
    [InlineData(2, DiagnosticCode.InputNotFound, "Acme.Cache")]
    [InlineData(3, DiagnosticCode.FeedUnreachable, "--source", "http://127.0.0.1:9/v3/index.json", "Acme.Cache")]
    public async Task What_cannot_be_asked_is_refused(int exitCode, string code, params string[] args)
    {
        folder.Write("NuGet.Config", "<configuration><packageSources><clear /></packageSources></configuration>");

        var run = await AuditProcess.Run(folder.Path, args);

        Assert.Equal(exitCode, run.ExitCode);
        Assert.Contains($"tagtasks: error {code}: ", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("user:secret", 0)]
    [InlineData("user:wrong", 3)]
    [InlineData("", 3)]
    [InlineData("ends", 3)]
    [InlineData("waits", 3)]
    [InlineData("babbles", 3)]
    public async Task A_credential_provider_is_asked_without_a_dialogue(string credentials, int exitCode)
    {
        await using var feed = await FeedServer.StartAsync(
            new FeedBehaviour { Credentials = "user:secret" }, new FeedPackage("Acme.Cache", "1.0.0", PackageFile.Good(version: "1.0.0")));
        folder.Write("NuGet.Config", $"<configuration><packageSources><clear /><add key=\"mine\" value=\"{feed.Address}\" allowInsecureConnections=\"true\" /></packageSources></configuration>");
        var environment = new Dictionary<string, string>
        {
            ["NUGET_NETCORE_PLUGIN_PATHS"] = ToolFile.CredentialProvider,
            ["NUGET_PLUGINS_CACHE_PATH"] = folder["plugins"],
            ["NUGET_PLUGIN_REQUEST_TIMEOUT_IN_SECONDS"] = "2",
            ["FAKE_CREDENTIALS"] = credentials,
        };

        var run = await AuditProcess.Run(folder.Path, environment, "Acme.Cache", "--source", "enabled");

        Assert.True(exitCode == run.ExitCode, run.Out + run.Error + string.Join("\n", feed.Asked));
        Assert.Equal(exitCode != 0, run.Error.StartsWith($"tagtasks: error {DiagnosticCode.FeedUnauthorized}: ", StringComparison.Ordinal));
        Assert.DoesNotContain("   at ", run.Out + run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", run.Out + run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_broken_NuGet_Config_is_an_error_with_a_code()
    {
        folder.Write("NuGet.Config", "<configuration><packageSources>");

        var run = await AuditProcess.Run(folder.Path, "Acme.Cache", "--source", "enabled");

        Assert.Equal(3, run.ExitCode);
        Assert.StartsWith($"tagtasks: error {DiagnosticCode.NuGetConfigInvalid}: ", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Acme.Cache", DiagnosticCode.TargetEmpty)]
    [InlineData("Acme.Cach", DiagnosticCode.InputNotFound)]
    [InlineData("Acme.Cache@1.0.0", DiagnosticCode.InputNotFound)]
    public async Task Nothing_is_asked_of_a_feed_that_nobody_named(string target, string code)
    {
        await using var feed = await FeedServer.StartAsync(new FeedBehaviour(), new FeedPackage("Acme.Cache", "1.0.0", PackageFile.Good(version: "1.0.0")));
        folder.Write("NuGet.Config", $"<configuration><packageSources><clear /><add key=\"mine\" value=\"{feed.Address}\" allowInsecureConnections=\"true\" /></packageSources></configuration>");
        folder.Write("Acme.Cache/notes.txt", "");

        var run = await AuditProcess.Run(folder.Path, target);

        Assert.StartsWith($"tagtasks: error {code}: ", run.Error, StringComparison.Ordinal);
        Assert.Empty(feed.Asked);
    }

    [Theory]
    [InlineData("Acme.Cache", "Acme.Cache", null)]
    [InlineData("acme", "acme", null)]
    [InlineData("Acme.Cache@1.2.3-beta.1+build", "Acme.Cache", "1.2.3-beta.1+build")]
    public void Names_of_packages_are_read(string text, string id, string? version) => Assert.Equal(new PackageName(id, version), PackageName.Parse(text));

    [Theory]
    [InlineData("./Acme")]
    [InlineData("a/b")]
    [InlineData("Acme.csproj")]
    [InlineData("Acme.slnx")]
    [InlineData("Acme.1.0.0.nupkg")]
    [InlineData("README.md")]
    [InlineData("Acme@")]
    [InlineData("Acme@latest")]
    [InlineData("Acme..Cache")]
    [InlineData("-x")]
    [InlineData("")]
    public void What_is_no_name_is_none(string text) => Assert.Null(PackageName.Parse(text));
}
