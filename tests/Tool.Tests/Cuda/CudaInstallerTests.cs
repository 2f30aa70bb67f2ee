using System.Security.Cryptography;
using System.Text;
using TagTasks.Inference.Devices.Cuda;
using TagTasks.Inference.Diagnostics;
using TagTasks.Inference.Model;
using TagTasks.TestKit;
using TagTasks.Tool.Audit.Packages.Feeds;
using TagTasks.Tool.CommandLine;
using TagTasks.Tool.Cuda;
using TagTasks.Tool.Tests.Audit.Feeds;
using TagTasks.Tool.Tests.Audit.Packages;

namespace TagTasks.Tool.Tests.Cuda;

/// <summary>Libraries for CUDA come from the user's own sources, all or nothing, and only those that are known. (Of a small package: the real one has 245 MB.)</summary>
public sealed class CudaInstallerTests : IDisposable
{
    private const string Library = "runtimes/linux-x64/native/libonnxruntime.so";
    private const string Provider = "runtimes/linux-x64/native/libonnxruntime_providers_cuda.so";

    private static readonly CudaNatives Known = new()
    {
        Platform = "linux-x64",
        Version = "1.0.0",
        Package = "Acme.Natives",
        Files = new Dictionary<string, FileManifest> { ["libonnxruntime.so"] = Manifest("library"), ["libonnxruntime_providers_cuda.so"] = Manifest("provider") },
    };

    private readonly TemporaryFolder folder = new();
    private readonly StringWriter said = new();

    private string Cache => folder["cache"];

    private string Installed => Known.DirectoryIn(Cache);

    public void Dispose()
    {
        folder.Dispose();
        said.Dispose();
    }

    [Fact]
    public async Task A_feed_is_asked_for_the_known_version_and_nothing_else()
    {
        await using var feed = await FeedServer.StartAsync(new FeedBehaviour(), Package(), new FeedPackage("Acme.Natives", "2.0.0", []));

        Assert.Equal(Installed, Install(feed.Address));

        Assert.Equal(["/v3/index.json", "/flat/acme.natives/1.0.0/acme.natives.1.0.0.nupkg"], feed.Asked);
        AssertInstalled();
    }

    [Fact]
    public async Task So_are_the_sources_of_NuGet_Config_in_their_order()
    {
        await using var without = await FeedServer.StartAsync(new FeedBehaviour());
        await using var with = await FeedServer.StartAsync(new FeedBehaviour { Credentials = "me:secret" }, Package());
        folder.Write("NuGet.Config", $"""
            <configuration>
              <packageSources>
                <clear />
                <add key="empty" value="{without.Address}" />
                <add key="own" value="{with.Address}" />
              </packageSources>
              <packageSourceCredentials><own><add key="Username" value="me" /><add key="ClearTextPassword" value="secret" /></own></packageSourceCredentials>
            </configuration>
            """);

        Install(null);

        Assert.Contains("Asking 'empty'", said.ToString(), StringComparison.Ordinal);
        AssertInstalled();
    }

    [Theory]
    [InlineData("packages/Acme.Natives.1.0.0.nupkg", "packages", true)]
    [InlineData("packages/acme.natives/1.0.0/acme.natives.1.0.0.nupkg", "packages", true)]
    [InlineData("elsewhere/natives.zip", "elsewhere/natives.zip", true)]
    [InlineData("packages/Acme.Natives.2.0.0.nupkg", "packages", false)]
    public void A_folder_or_the_package_itself_serves_without_a_network(string file, string source, bool isThere)
    {
        folder.Write(file, Package().Bytes);

        if (isThere)
        {
            Install(folder[source]);
            AssertInstalled();
        }
        else
        {
            AssertRefused(DiagnosticCode.CudaPackageNotFound, folder[source], $"There is no Acme.Natives 1.0.0 on '{folder[source]}'.");
        }
    }

    [Theory]
    [InlineData(null)]
    [InlineData("local")]
    public void So_does_a_folder_that_NuGet_Config_names(string? source)
    {
        folder.Write("packages/Acme.Natives.1.0.0.nupkg", Package().Bytes);
        folder.Write("NuGet.Config", """<configuration><packageSources><clear /><add key="local" value="packages" /></packageSources></configuration>""");

        Install(source);

        AssertInstalled();
    }

    [Fact]
    public async Task A_feed_without_the_package_is_said()
    {
        await using var feed = await FeedServer.StartAsync(new FeedBehaviour(), new FeedPackage("Acme.Natives", "2.0.0", []));

        AssertRefused(DiagnosticCode.CudaPackageNotFound, feed.Address, $"There is no Acme.Natives 1.0.0 on '{feed.Address}'. Name a source that has it by --source");
    }

    [Fact]
    public void So_is_one_that_cannot_be_reached() => AssertRefused(DiagnosticCode.FeedUnreachable, "http://127.0.0.1:9/v3/index.json", "cannot be reached");

    [Theory]
    [InlineData("library", "prOvider", "its libonnxruntime_providers_cuda.so is another file")]
    [InlineData("library", "provider, longer", "its libonnxruntime_providers_cuda.so has 16 bytes instead of 8")]
    [InlineData("library", null, "it has no libonnxruntime_providers_cuda.so for linux-x64")]
    [InlineData(null, null, "it is not a zip archive, or it was cut off")]
    public void A_package_that_is_another_one_is_refused_whole(string? library, string? provider, string why)
    {
        var path = folder.Write("other.nupkg", library is null ? "not a package"u8.ToArray() : Package(library, provider).Bytes);

        AssertRefused(DiagnosticCode.CudaPackageChanged, path, why);
    }

    [Fact]
    public void What_is_installed_is_not_fetched_again()
    {
        Install(folder.Write("natives.nupkg", Package().Bytes));

        Install("nowhere");

        Assert.Contains("is installed already, and all hashes are right.", said.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_damaged_is_replaced()
    {
        var package = folder.Write("natives.nupkg", Package().Bytes);
        Install(package);
        File.WriteAllText(Path.Combine(Installed, "libonnxruntime.so"), "LIBRARY");

        Install(package);

        Assert.Contains("is damaged and is replaced", said.ToString(), StringComparison.Ordinal);
        AssertInstalled();
    }

    [Fact]
    public void A_cache_that_cannot_be_written_is_said()
    {
        folder.Write("cache", "a file in its place");

        var problem = Assert.Throws<TagTasksException>(() => Install(folder.Write("natives.nupkg", Package().Bytes)));

        Assert.Equal(DiagnosticCode.OutputUnwritable, problem.Code);
        Assert.Contains("or name another folder by --cache-directory", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_disk_that_does_not_take_the_package_is_no_fault_of_the_feed()
    {
        await using var feed = await FeedServer.StartAsync(new FeedBehaviour(), Package());
        using var opened = await Feed.OpenAsync(new NuGet.Configuration.PackageSource(feed.Address), new FeedLimits(), TestContext.Current.CancellationToken);

        var problem = await Assert.ThrowsAsync<TagTasksException>(
            () => opened.PackageAsync(Known.Package, Known.Version, folder.Write("file", "no folder"), TestContext.Current.CancellationToken));

        Assert.Equal(DiagnosticCode.OutputUnwritable, problem.Code);
        Assert.Equal(2, feed.Asked.Count);
    }

    [Fact]
    public void What_was_installed_can_be_removed_and_the_cache_stays()
    {
        Install(folder.Write("natives.nupkg", Package().Bytes));
        var vectors = folder.Write("cache/kept.vectors", "");

        Assert.Equal(0, CommandLineRun.Of("cuda", "remove", "--cache-directory", Cache).ExitCode);

        Assert.Equal([vectors], Directory.GetFileSystemEntries(Cache));
        Assert.Contains("There is nothing to remove", CommandLineRun.Of("cuda", "remove", "--cache-directory", Cache).Error, StringComparison.Ordinal);
    }

    [Fact]
    public void What_somebody_else_keeps_there_is_not_removed()
    {
        Install(folder.Write("natives.nupkg", Package().Bytes));
        var source = folder.Write("cache/onnxruntime/README.md", "a clone of its sources");

        Assert.Equal(0, CommandLineRun.Of("cuda", "remove", "--cache-directory", Cache).ExitCode);

        Assert.Equal([source], Directory.GetFileSystemEntries(Path.GetDirectoryName(source)!));
    }

    private static FileManifest Manifest(string text) => new() { Bytes = text.Length, Sha256 = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))) };

    private static FeedPackage Package(string library = "library", string? provider = "provider") => new("Acme.Natives", "1.0.0", PackageFile.Of(
    [
        ("Acme.Natives.nuspec", PackageFile.Nuspec("Acme.Natives", "1.0.0")), (Library, library), ("runtimes/win-x64/native/onnxruntime.dll", "of another platform"),
        .. provider is null ? Array.Empty<(string, string)>() : [(Provider, provider)],
    ]));

    private string Install(string? source) => new CudaInstaller(Known, Cache, new DiagnosticWriter(new Terminal { In = Stream.Null, Out = TextWriter.Null, Error = said }))
        .Install(source, folder.Path, TestContext.Current.CancellationToken);

    private void AssertInstalled()
    {
        Assert.Equal(["libonnxruntime.so", "libonnxruntime_providers_cuda.so"], Directory.EnumerateFiles(Installed).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Equal("library", File.ReadAllText(Path.Combine(Installed, "libonnxruntime.so")));
        Assert.Null(Known.Damage(Installed, null));
        Assert.Equal([Installed], Directory.GetFileSystemEntries(Path.GetDirectoryName(Installed)!));
    }

    private void AssertRefused(string code, string source, string why)
    {
        var problem = Assert.Throws<TagTasksException>(() => Install(source));

        Assert.Equal(code, problem.Code);
        Assert.Contains(why, problem.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(Path.GetDirectoryName(Installed)!));
    }
}
