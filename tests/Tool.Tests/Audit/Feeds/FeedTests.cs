using System.Net;
using TagTasks.Inference.Diagnostics;
using TagTasks.TestKit;
using TagTasks.Tool.Audit;
using TagTasks.Tool.Audit.Packages;
using TagTasks.Tool.Audit.Packages.Feeds;
using TagTasks.Tool.Audit.Rules;
using TagTasks.Tool.Audit.Targets;
using TagTasks.Tool.CommandLine;
using TagTasks.Tool.Tests.Audit.Packages;

namespace TagTasks.Tool.Tests.Audit.Feeds;

/// <summary>Feeds are asked over HTTP through NuGet's client, and whatever they answer ends in packages, findings or codes.</summary>
public sealed class FeedTests : IDisposable
{
    private const string Nuspec = "/flat/acme.cache/2.0.0/acme.cache.nuspec";

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(true, true)]
    [InlineData(false, true)]
    [InlineData(true, false)]
    public async Task A_package_is_judged_by_what_the_feed_says_of_it(bool readmes, bool registrations)
    {
        await using var feed = await FeedServer.StartAsync(new FeedBehaviour { HasReadmes = readmes, HasRegistrations = registrations }, Acme("1.0.0"), Acme("2.0.0"), Acme("3.0.0-beta"));

        var sourced = Read(feed, "Acme.Cache");

        var package = Assert.Single(sourced.Packages);
        Assert.Equal(("127.0.0.1/Acme.Cache", "Acme.Cache", "2.0.0"), (package.Source, package.Id, package.Metadata.Version!.Value));
        Assert.Equal(PackageFile.Readme, package.Readme.Text!.Text);
        Assert.Equal("127.0.0.1/Acme.Cache/docs/README.md", package.Readme.File);
        Assert.Equal(["caching", "redis"], package.Tags.Own);
        Assert.Equal(readmes, feed.Asked.Contains("/readme/acme.cache/2.0.0"));
        Assert.Equal(!readmes, feed.Asked.Contains("/flat/acme.cache/2.0.0/acme.cache.2.0.0.nupkg"));
        Assert.Empty(sourced.Findings);
        Assert.Empty(Directory.EnumerateFiles(folder.Path, "*", SearchOption.AllDirectories));
    }

    [Theory]
    [InlineData("Acme.Cache@1.0", "127.0.0.1/Acme.Cache@1.0", "1.0.0")]
    [InlineData("acme.CACHE@3.0.0-Beta", "127.0.0.1/Acme.Cache@3.0.0-Beta", "3.0.0-beta")]
    public async Task A_version_can_be_named(string name, string source, string version)
    {
        await using var feed = await FeedServer.StartAsync(new FeedBehaviour(), Acme("1.0.0"), Acme("2.0.0"), Acme("3.0.0-beta"));

        var package = Assert.Single(Read(feed, name).Packages);

        Assert.Equal((source, version), (package.Source, package.Metadata.Version!.Value));
    }

    [Fact]
    public async Task A_version_that_is_not_listed_is_not_the_latest()
    {
        await using var feed = await FeedServer.StartAsync(new FeedBehaviour(), Acme("1.0.0"), Acme("2.0.0") with { IsListed = false });

        Assert.Equal("1.0.0", Assert.Single(Read(feed, "Acme.Cache").Packages).Metadata.Version!.Value);
    }

    [Theory]
    [InlineData("Acme.Other")]
    [InlineData("Acme.Cache@9.9.9")]
    public async Task A_package_that_is_not_there_is_said(string name)
    {
        await using var feed = await FeedServer.StartAsync(new FeedBehaviour(), Acme("1.0.0"));

        AssertProblem(DiagnosticCode.InputNotFound, Read(feed, name));
    }

    [Theory]
    [InlineData(true, 1000)]
    [InlineData(false, 1000)]
    [InlineData(false, 2)]
    public async Task All_packages_are_listed_by_the_Catalog_or_by_search(bool catalog, int take)
    {
        await using var feed = await FeedServer.StartAsync(new FeedBehaviour { HasCatalog = catalog, HasSearch = !catalog, MaximumTake = take }, Many());

        var sourced = Read(feed, null, new FeedRequest { All = true });

        Assert.Equal(["Acme.A", "Acme.B", "Other.C"], sourced.Packages.Select(package => package.Id));
        Assert.Empty(sourced.Diagnostics);
    }

    [Fact]
    public async Task A_list_that_ends_early_is_said()
    {
        await using var feed = await FeedServer.StartAsync(new FeedBehaviour { TotalHits = 400_000 }, Many());

        var sourced = Read(feed, null, new FeedRequest { All = true });

        Assert.Equal(3, sourced.Packages.Count);
        Assert.Equal((DiagnosticCode.FeedCut, DiagnosticSeverity.Warning), (sourced.Diagnostics[0].Code, sourced.Diagnostics[0].Severity));
        Assert.Contains("400,000 packages", sourced.Diagnostics[0].Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_owners_packages_are_those_that_search_says_are_his(bool knowsQueries)
    {
        await using var feed = await FeedServer.StartAsync(new FeedBehaviour { KnowsOwnerQueries = knowsQueries }, Many());

        Assert.Equal(["Acme.A", "Acme.B"], Read(feed, null, new FeedRequest { Owner = "acme" }).Packages.Select(package => package.Id));
    }

    [Fact]
    public async Task Feeds_that_cannot_answer_a_question_say_so()
    {
        await using var silent = await FeedServer.StartAsync(new FeedBehaviour { HasOwners = false }, Many());
        await using var deaf = await FeedServer.StartAsync(new FeedBehaviour { HasSearch = false }, Many());
        await using var other = await FeedServer.StartAsync(new FeedBehaviour(), Many());

        AssertProblem(DiagnosticCode.FeedWithoutResource, Read(silent, null, new FeedRequest { Owner = "acme" }));
        AssertProblem(DiagnosticCode.FeedWithoutResource, Read(deaf, null, new FeedRequest { All = true }));
        AssertProblem(DiagnosticCode.TargetEmpty, Read(other, null, new FeedRequest { Owner = "nobody" }));
    }

    [Fact]
    public async Task Credentials_of_NuGet_Config_count()
    {
        await using var feed = await FeedServer.StartAsync(new FeedBehaviour { Credentials = "user:secret" }, Acme("1.0.0"));
        AssertProblem(DiagnosticCode.FeedUnauthorized, Read(feed, "Acme.Cache"));

        folder.Write("NuGet.Config", $"""
            <configuration>
              <packageSources><clear /><add key="mine" value="{feed.Address}" allowInsecureConnections="true" /></packageSources>
              <packageSourceCredentials><mine><add key="Username" value="user" /><add key="ClearTextPassword" value="secret" /></mine></packageSourceCredentials>
            </configuration>
            """);

        // By its name, by its address, and because it is the only one.
        Assert.All(["mine", feed.Address, null], source =>
        {
            var sourced = Read(new FeedRequest { Source = source, Packages = [PackageName.Parse("Acme.Cache")!] });
            Assert.Equal("mine/Acme.Cache", Assert.Single(sourced.Packages).Source);
        });
    }

    [Theory]
    [InlineData(401, DiagnosticCode.FeedUnauthorized, 1)]
    [InlineData(403, DiagnosticCode.FeedFailed, 1)]
    [InlineData(404, DiagnosticCode.FeedFailed, 1)]
    [InlineData(429, DiagnosticCode.FeedFailed, 3)]
    [InlineData(500, DiagnosticCode.FeedFailed, 3)]
    [InlineData(503, DiagnosticCode.FeedFailed, 3)]
    public async Task A_feed_that_refuses_is_an_error_with_a_code(int status, string code, int attempts)
    {
        await using var feed = await FeedServer.StartAsync(Answering("/v3/index.json", status, int.MaxValue), Acme("2.0.0"));

        AssertProblem(code, Read(feed, "Acme.Cache"));
        Assert.Equal(attempts, feed.Asked.Count(path => path == "/v3/index.json"));
    }

    [Theory]
    [InlineData(403, 1)]
    [InlineData(429, 3)]
    [InlineData(500, 3)]
    public async Task A_package_that_is_refused_is_a_finding_and_the_others_are_read(int status, int attempts)
    {
        await using var feed = await FeedServer.StartAsync(Answering(Nuspec, status, int.MaxValue), Acme("2.0.0"), Acme("1.0.0", "Acme.Good"));

        var sourced = Read(feed, null, new FeedRequest { All = true });

        var finding = Assert.Single(sourced.Findings);
        Assert.Equal((AuditCode.PackageNotFetched, "127.0.0.1/Acme.Cache", "Acme.Cache"), (finding.Code, finding.Place.File, finding.PackageId));
        Assert.Equal("Acme.Good", Assert.Single(sourced.Packages).Id);
        Assert.Equal(attempts, feed.Asked.Count(path => path == Nuspec));
    }

    [Theory]
    [InlineData(429)]
    [InlineData(500)]
    public async Task A_feed_that_recovers_is_asked_again(int status)
    {
        await using var feed = await FeedServer.StartAsync(Answering(Nuspec, status, 2), Acme("2.0.0"));

        Assert.Single(Read(feed, "Acme.Cache").Packages);
    }

    [Theory]
    [InlineData("0", 3)]
    [InlineData("3600", 1)]
    [InlineData("Thu, 01 Jan 2099 00:00:00 GMT", 1)]
    public async Task A_feed_may_ask_for_a_wait_and_not_for_any(string retryAfter, int attempts)
    {
        await using var feed = await FeedServer.StartAsync(Answering(Nuspec, 429, int.MaxValue, retryAfter), Acme("2.0.0"));

        Assert.Equal(AuditCode.PackageNotFetched, Assert.Single(Read(feed, "Acme.Cache").Findings).Code);
        Assert.Equal(attempts, feed.Asked.Count(path => path == Nuspec));
    }

    [Theory]
    [InlineData("/v3/index.json", DiagnosticCode.FeedUnreachable)]
    [InlineData(Nuspec, null)]
    public async Task A_feed_that_is_too_slow_is_given_up(string path, string? code)
    {
        await using var feed = await FeedServer.StartAsync(
            new FeedBehaviour
            {
                Misbehave = async (context, _) =>
                {
                    if (context.Request.Path == path)
                    {
                        await Task.Delay(TimeSpan.FromSeconds(30), context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
                    }

                    return false;
                },
            },
            Acme("2.0.0"));

        AssertGivenUp(code, Read(feed, "Acme.Cache", limits: new FeedLimits { Timeout = TimeSpan.FromSeconds(1), Attempts = 1 }));
    }

    [Theory]
    [InlineData("/v3/index.json", DiagnosticCode.FeedUnreachable)]
    [InlineData(Nuspec, null)]
    [InlineData("/readme/acme.cache/2.0.0", null)]
    public async Task An_answer_that_is_cut_off_is_no_answer(string path, string? code)
    {
        await using var feed = await FeedServer.StartAsync(
            new FeedBehaviour
            {
                Misbehave = async (context, _) =>
                {
                    if (context.Request.Path != path)
                    {
                        return false;
                    }

                    context.Response.ContentLength = 1000;
                    await context.Response.Body.WriteAsync("{ \"version\": \"3.0.0\", "u8.ToArray());
                    await context.Response.Body.FlushAsync();
                    context.Abort();
                    return true;
                },
            },
            Acme("2.0.0"));

        AssertGivenUp(code, Read(feed, "Acme.Cache"));
    }

    [Theory]
    [InlineData("{ \"version\": \"3.0.0\", \"resources\": [")]
    [InlineData("<html>Sign in</html>")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("{ \"version\": \"2.0\", \"resources\": [] }")]
    [InlineData("{ \"version\": \"3.0.0\", \"resources\": [ {} ] }")]
    public async Task What_is_no_V3_feed_is_refused(string index)
    {
        await using var feed = await FeedServer.StartAsync(new FeedBehaviour
        {
            Misbehave = async (context, _) =>
            {
                await context.Response.Body.WriteAsync(System.Text.Encoding.UTF8.GetBytes(index));
                return true;
            },
        });

        AssertProblem(DiagnosticCode.FeedAnswerInvalid, Read(feed, "Acme.Cache"));
    }

    [Theory]
    [InlineData("http://127.0.0.1:9/v3/index.json")]
    [InlineData("https://127.0.0.1:9/v3/index.json")]
    [InlineData("https://no-such-host.invalid/v3/index.json")]
    public void A_feed_that_is_not_there_is_an_error_with_a_code(string address) =>
        AssertProblem(DiagnosticCode.FeedUnreachable, Read(new FeedRequest { Source = address, Packages = [PackageName.Parse("Acme.Cache")!] }));

    [Fact]
    public async Task A_feed_without_encryption_where_it_should_be_is_an_error_with_a_code()
    {
        await using var feed = await FeedServer.StartAsync(new FeedBehaviour());

        AssertProblem(DiagnosticCode.FeedUnreachable, Read(new FeedRequest
        {
            Source = feed.Address.Replace("http:", "https:", StringComparison.Ordinal),
            Packages = [PackageName.Parse("Acme.Cache")!],
        }));
    }

    [Fact]
    public async Task Hostile_packages_of_a_feed_have_their_findings()
    {
        var entity = HostilePackages.All.Single(package => package.Name == "external-entity").Make();
        var bomb = HostilePackages.All.Single(package => package.Name == "bomb").Make();
        await using var feed = await FeedServer.StartAsync(
            new FeedBehaviour { HasReadmes = false }, new FeedPackage("Acme.Entity", "1.0.0", entity), new FeedPackage("Acme.Cache", "2.0.0", bomb));

        var sourced = Read(feed, null, new FeedRequest { All = true });

        Assert.Equal(
            [("127.0.0.1/Acme.Cache", AuditCode.PackageSuspicious), ("127.0.0.1/Acme.Entity", AuditCode.PackageSuspicious)],
            sourced.Findings.Select(finding => (finding.Source, finding.Code)));
    }

    private static FeedBehaviour Answering(string path, int status, int times, string? retryAfter = null) => new()
    {
        Misbehave = (context, time) =>
        {
            if (context.Request.Path != path || time > times)
            {
                return Task.FromResult(false);
            }

            context.Response.StatusCode = status;
            if (retryAfter is not null)
            {
                context.Response.Headers.RetryAfter = retryAfter;
            }

            return Task.FromResult(true);
        },
    };

    private static FeedPackage Acme(string version, string id = "Acme.Cache") => new(id, version, PackageFile.Good(id, version));

    private static FeedPackage[] Many() =>
        [Acme("1.0.0", "Acme.A"), Acme("1.0.0", "Acme.B"), Acme("1.0.0", "Other.C") with { Owner = "other" }, Acme("1.0.0", "Acme.Gone") with { IsDeleted = true }];

    private static void AssertProblem(string code, SourcedPackages sourced)
    {
        var problem = Assert.Single(sourced.Diagnostics);
        Assert.Equal((code, DiagnosticSeverity.Error), (problem.Code, problem.Severity));
        Assert.Empty(sourced.Packages);
        Assert.Empty(sourced.Findings);
    }

    private static void AssertGivenUp(string? code, SourcedPackages sourced)
    {
        if (code is not null)
        {
            AssertProblem(code, sourced);
            return;
        }

        Assert.Equal(AuditCode.PackageNotFetched, Assert.Single(sourced.Findings).Code);
        Assert.Empty(sourced.Packages);
    }

    private SourcedPackages Read(FeedServer feed, string? name, FeedRequest? request = null, FeedLimits? limits = null) => Read(
        (request ?? new FeedRequest()) with { Source = feed.Address, Packages = name is null ? [] : [PackageName.Parse(name)!] }, limits);

    private SourcedPackages Read(FeedRequest request, FeedLimits? limits = null)
    {
        using var error = new StringWriter();
        var terminal = new Terminal { In = Stream.Null, Out = TextWriter.Null, Error = error };
        limits ??= new FeedLimits { Backoff = TimeSpan.FromMilliseconds(10) };
        return AuditProgress.Run(terminal, false, progress => new FeedSource(request with { Limits = limits }, folder.Path, folder["downloads"]).Read(progress, TestContext.Current.CancellationToken));
    }
}
