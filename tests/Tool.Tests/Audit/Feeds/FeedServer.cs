using System.Collections.Concurrent;
using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace TagTasks.Tool.Tests.Audit.Feeds;

/// <summary>A NuGet V3 feed of static packages on loopback, with whatever resources and misbehaviour a test asks for.</summary>
internal sealed class FeedServer : IAsyncDisposable
{
    private readonly WebApplication server;
    private readonly FeedBehaviour behaviour;
    private readonly List<FeedPackage> packages;
    private readonly ConcurrentQueue<string> asked = new();

    private FeedServer(WebApplication server, FeedBehaviour behaviour, FeedPackage[] packages) =>
        (this.server, this.behaviour, this.packages) = (server, behaviour, [.. packages]);

    /// <summary>The address of its service index.</summary>
    public string Address => $"{Base}/v3/index.json";

    /// <summary>The paths that were asked for, in order.</summary>
    public IReadOnlyList<string> Asked => [.. asked];

    private string Base => server.Urls.First();

    /// <summary>Starts one.</summary>
    public static async Task<FeedServer> StartAsync(FeedBehaviour behaviour, params FeedPackage[] packages)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var server = builder.Build();
        server.Urls.Add("http://127.0.0.1:0");
        var feed = new FeedServer(server, behaviour, packages);
        server.Run(feed.AnswerAsync);
        await server.StartAsync();
        return feed;
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => server.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        var path = context.Request.Path.Value!;
        asked.Enqueue(path);
        if (await behaviour.Misbehave(context, asked.Count(one => one == path)))
        {
            return;
        }

        if (behaviour.Credentials is { } wanted && context.Request.Headers.Authorization != "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes(wanted)))
        {
            context.Response.StatusCode = (int)HttpStatusCode.Unauthorized;
            context.Response.Headers.WWWAuthenticate = "Basic realm=\"feed\"";
            return;
        }

        if (Body(path.Split('/', StringSplitOptions.RemoveEmptyEntries), context.Request.Query) is { } body)
        {
            context.Response.ContentLength = body.Length;
            await context.Response.Body.WriteAsync(body);
        }
        else
        {
            context.Response.StatusCode = (int)HttpStatusCode.NotFound;
        }
    }

    private byte[]? Body(string[] path, IQueryCollection query) => path switch
    {
        ["v3", "index.json"] => Json(Index()),
        ["flat", var id, "index.json"] when Of(id) is { Count: > 0 } found => Json(new JsonObject { ["versions"] = new JsonArray([.. found.Select(one => (JsonNode)one.Version)]) }),
        ["flat", var id, var version, var file] when Find(id, version) is { } one => file == $"{id}.nuspec" ? one.Nuspec : file == $"{id}.{version}.nupkg" ? one.Bytes : null,
        ["readme", var id, var version] => Find(id, version)?.Readme,
        ["registration", var id, "index.json"] when Of(id) is { Count: > 0 } found => Json(Registration(found)),
        ["registration", var id, "page.json"] => Json(Page(Of(id)[1..])),
        ["catalog", "index.json"] => Json(new JsonObject { ["items"] = new JsonArray([.. new[] { 0, 1 }.Select(i => new JsonObject { ["@id"] = $"{Base}/catalog/{i}.json" })]) }),
        ["catalog", "0.json"] => Json(Events(false)),
        ["catalog", "1.json"] => Json(Events(true)),
        ["search"] => Json(Search(query)),
        _ => null,
    };

    private static byte[] Json(JsonNode node) => Encoding.UTF8.GetBytes(node.ToJsonString());

    private List<FeedPackage> Of(string id) => packages.FindAll(one => one.Id.Equals(id, StringComparison.OrdinalIgnoreCase) && !one.IsDeleted);

    private FeedPackage? Find(string id, string version) => Of(id).Find(one => one.Version.Equals(version, StringComparison.OrdinalIgnoreCase));

    private JsonObject Index()
    {
        (string Type, string Address, bool IsThere)[] resources =
        [
            ("PackageBaseAddress/3.0.0", "flat/", true),
            ("ReadmeUriTemplate/6.13.0", "readme/{lower_id}/{lower_version}", behaviour.HasReadmes),
            ("RegistrationsBaseUrl", "no/such/", behaviour.HasRegistrations),
            ("RegistrationsBaseUrl/3.6.0", "registration/", behaviour.HasRegistrations),
            ("Catalog/3.0.0", "catalog/index.json", behaviour.HasCatalog),
            ("SearchQueryService/3.5.0", "search", behaviour.HasSearch),
        ];
        return new JsonObject
        {
            ["version"] = "3.0.0",
            ["resources"] = new JsonArray([.. resources.Where(one => one.IsThere).Select(one => new JsonObject { ["@type"] = one.Type, ["@id"] = $"{Base}/{one.Address}" })]),
        };
    }

    // The first version stands in the index, the others on a page of their own.
    private JsonObject Registration(List<FeedPackage> found)
    {
        var items = new JsonArray(Page(found[..1]));
        if (found.Count > 1)
        {
            items.Add(new JsonObject { ["@id"] = $"{Base}/registration/{found[0].Id.ToLowerInvariant()}/page.json" });
        }

        return new JsonObject { ["items"] = items };
    }

    private static JsonObject Page(List<FeedPackage> found) => new()
    {
        ["items"] = new JsonArray([.. found.Select(one => new JsonObject { ["catalogEntry"] = new JsonObject { ["version"] = one.Version, ["listed"] = one.IsListed } })]),
    };

    private JsonObject Events(bool deletions) => new()
    {
        ["items"] = new JsonArray([.. packages.Where(one => one.IsDeleted || !deletions).Select(one => new JsonObject
        {
            ["@type"] = deletions ? "nuget:PackageDelete" : "nuget:PackageDetails",
            ["nuget:id"] = one.Id,
            ["nuget:version"] = one.Version,
            ["commitTimeStamp"] = deletions ? "2026-02-01T00:00:00Z" : "2026-01-01T00:00:00Z",
        })]),
    };

    private JsonObject Search(IQueryCollection query)
    {
        var text = query["q"].ToString();
        var found = packages.Where(one => one is { IsDeleted: false, IsListed: true }).DistinctBy(one => one.Id)
            .Where(one => text.Length == 0 || (behaviour.KnowsOwnerQueries && text == $"owner:{one.Owner}"))
            .ToList();
        var page = found.Skip(int.Parse(query["skip"]!, CultureInfo.InvariantCulture)).Take(Math.Min(behaviour.MaximumTake, int.Parse(query["take"]!, CultureInfo.InvariantCulture)));
        return new JsonObject
        {
            ["totalHits"] = behaviour.TotalHits ?? found.Count,
            ["data"] = new JsonArray([.. page.Select(one => behaviour.HasOwners
                ? new JsonObject { ["id"] = one.Id, ["owners"] = new JsonArray(one.Owner) }
                : new JsonObject { ["id"] = one.Id })]),
        };
    }
}

/// <summary>What a feed offers and how it misbehaves.</summary>
internal sealed record FeedBehaviour
{
    /// <summary>Whether it says where READMEs are.</summary>
    public bool HasReadmes { get; init; } = true;

    /// <summary>Whether it says which versions are listed.</summary>
    public bool HasRegistrations { get; init; } = true;

    /// <summary>Whether it keeps a Catalog.</summary>
    public bool HasCatalog { get; init; }

    /// <summary>Whether it can be searched.</summary>
    public bool HasSearch { get; init; } = true;

    /// <summary>Whether search answers say who owns a package.</summary>
    public bool HasOwners { get; init; } = true;

    /// <summary>Whether search takes <c>owner:</c> as the NuGet gallery does.</summary>
    public bool KnowsOwnerQueries { get; init; }

    /// <summary>Most results of one search.</summary>
    public int MaximumTake { get; init; } = 1000;

    /// <summary>What search says of how many there are; null for the truth.</summary>
    public int? TotalHits { get; init; }

    /// <summary>Basic credentials that it wants; null when everybody may read.</summary>
    public string? Credentials { get; init; }

    /// <summary>Answers before anything else does; true when it did.</summary>
    public Func<HttpContext, int, Task<bool>> Misbehave { get; init; } = (_, _) => Task.FromResult(false);
}

/// <summary>A package of the feed.</summary>
internal sealed record FeedPackage(string Id, string Version, byte[] Bytes)
{
    public bool IsListed { get; init; } = true;

    public bool IsDeleted { get; init; }

    public string Owner { get; init; } = "acme";

    public byte[] Nuspec => Entry(".nuspec")!;

    public byte[]? Readme => Entry("README.md");

    private byte[]? Entry(string end)
    {
        using var archive = new ZipArchive(new MemoryStream(Bytes));
        if (archive.Entries.FirstOrDefault(entry => entry.FullName.EndsWith(end, StringComparison.Ordinal)) is not { } entry)
        {
            return null;
        }

        using var stream = entry.Open();
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }
}
