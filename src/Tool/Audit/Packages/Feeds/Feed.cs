using System.Text.Json;
using NuGet.Configuration;
using NuGet.Protocol;
using NuGet.Protocol.Core.Types;
using NuGet.Versioning;
using TagTasks.Inference.Diagnostics;

namespace TagTasks.Tool.Audit.Packages.Feeds;

/// <summary>A NuGet V3 feed. Thread-safe.</summary>
internal sealed class Feed : IDisposable
{
    private readonly HttpSource http;
    private readonly string packages;

    private Feed(string name, HttpSource http, FeedClient client, ServiceIndex index, string packages) =>
        (Name, this.http, Client, Index, this.packages) = (name, http, client, index, packages);

    /// <summary>What it is called: its name in NuGet.Config, else its host.</summary>
    public string Name { get; }

    /// <summary>Asks it.</summary>
    public FeedClient Client { get; }

    /// <summary>What it offers.</summary>
    public ServiceIndex Index { get; }

    /// <summary>Opens one: asks what it offers.</summary>
    /// <exception cref="TagTasksException">It does not answer, or is no V3 feed with packages.</exception>
    public static async Task<Feed> OpenAsync(PackageSource source, FeedLimits limits, CancellationToken cancellationToken)
    {
        FeedCredentials.Use();
#pragma warning disable CA2000 // The feed disposes both; so does the catch below.
        var http = HttpSource.Create(Repository.Factory.GetCoreV3(source));
        var client = new FeedClient(http, limits);
#pragma warning restore CA2000
        try
        {
            var index = await client.JsonAsync(source.Source, ServiceIndex.Read, cancellationToken)
                ?? throw FeedFailure.Status(source.Source, System.Net.HttpStatusCode.NotFound);
            var name = source.Name == source.Source ? source.SourceUri.Host : source.Name;
            return new Feed(name, http, client, index, index.Find("PackageBaseAddress") ?? throw FeedFailure.Without(name, "PackageBaseAddress, from which packages are read"));
        }
        catch
        {
            client.Dispose();
            http.Dispose();
            throw;
        }
    }

    /// <summary>The latest listed version of a package: a stable one if there is any; null when there is none.</summary>
    public async Task<string?> LatestAsync(string id, CancellationToken cancellationToken)
    {
        var lower = Lower(id);
        return Latest(Index.Find("RegistrationsBaseUrl") is { } registrations
            ? await ListedAsync($"{registrations}/{lower}/index.json", cancellationToken)
            : await Client.JsonAsync($"{packages}/{lower}/index.json", root => root.GetProperty("versions").EnumerateArray().Select(version => version.GetString()!).ToList(), cancellationToken) ?? []);
    }

    /// <summary>A package's nuspec; null when the feed does not have it.</summary>
    public Task<byte[]?> NuspecAsync(string id, string version, CancellationToken cancellationToken) =>
        Client.BytesAsync($"{packages}/{Lower(id)}/{Normal(version)}/{Lower(id)}.nuspec", 1024 * 1024, cancellationToken);

    /// <summary>A package; null when the feed does not have it.</summary>
    public Task<FileStream?> PackageAsync(string id, string version, string folder, CancellationToken cancellationToken) =>
        Client.FileAsync($"{packages}/{Lower(id)}/{Normal(version)}/{Lower(id)}.{Normal(version)}.nupkg", folder, cancellationToken);

    /// <summary>A package's README; null when the feed does not hand out READMEs, or not this one.</summary>
    public async Task<byte[]?> ReadmeAsync(string id, string version, int maximumBytes, CancellationToken cancellationToken) =>
        Index.Find("ReadmeUriTemplate") is { } template
            ? await Client.BytesAsync(
                template.Replace("{lower_id}", Lower(id), StringComparison.Ordinal).Replace("{lower_version}", Normal(version), StringComparison.Ordinal), maximumBytes, cancellationToken)
            : null;

    /// <inheritdoc/>
    public void Dispose()
    {
        Client.Dispose();
        http.Dispose();
    }

    private static string Lower(string id) => Uri.EscapeDataString(id.ToLowerInvariant());

    private static string Normal(string version) =>
        NuGetVersion.TryParse(version, out var parsed) ? parsed.ToNormalizedString().ToLowerInvariant() : Uri.EscapeDataString(version.ToLowerInvariant());

    private static string? Latest(IEnumerable<string> versions)
    {
        var parsed = versions.Select(version => NuGetVersion.TryParse(version, out var one) ? one : null).OfType<NuGetVersion>().ToList();
        return (parsed.Where(version => !version.IsPrerelease).Max() ?? parsed.Max())?.ToNormalizedString();
    }

    // Pages stand in the index, or are asked for one by one where there are many versions.
    private async Task<List<string>> ListedAsync(string address, CancellationToken cancellationToken)
    {
        var pages = await Client.JsonAsync(address, root => root.GetProperty("items").EnumerateArray().Select(page => (
            Address: FeedJson.Member(page, "items") is null ? page.GetProperty("@id").GetString() : null,
            Versions: Listed(page))).ToList(), cancellationToken);
        var listed = new List<string>();
        foreach (var (page, versions) in pages ?? [])
        {
            listed.AddRange(page is null ? versions : await Client.JsonAsync(page, Listed, cancellationToken) ?? []);
        }

        return listed;
    }

    private static List<string> Listed(JsonElement page) =>
    [
        .. (FeedJson.Member(page, "items")?.EnumerateArray() ?? default)
            .Select(leaf => leaf.GetProperty("catalogEntry"))
            .Where(entry => FeedJson.Member(entry, "listed")?.ValueKind != JsonValueKind.False)
            .Select(entry => entry.GetProperty("version").GetString()!),
    ];
}
