using System.Globalization;
using System.Text.Json;
using TagTasks.Inference.Diagnostics;

namespace TagTasks.Tool.Audit.Packages.Feeds;

/// <summary>Lists the packages of a feed. Stateless.</summary>
/// <param name="feed">The feed.</param>
internal sealed class FeedList(Feed feed)
{
    // The most that the NuGet gallery takes; what lies behind cannot be asked for.
    private const int Take = 1000;
    private const int MaximumSkip = 3000;

    /// <summary>The ids of all packages, sorted; by the Catalog, which knows them all, where there is one.</summary>
    /// <param name="diagnostics">Told when these are not all.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="TagTasksException">The feed does not answer, or cannot list.</exception>
    public async Task<IReadOnlyList<string>> AllAsync(ICollection<Diagnostic> diagnostics, CancellationToken cancellationToken)
    {
        if (feed.Index.Find("Catalog") is { } catalog)
        {
            return await CatalogAsync(catalog, cancellationToken);
        }

        var found = await SearchAsync("", cancellationToken);
        Tell(found, diagnostics);
        return Sorted(found.Hits.Select(hit => hit.Id));
    }

    /// <summary>The ids of an owner's packages, sorted.</summary>
    /// <inheritdoc cref="AllAsync"/>
    public async Task<IReadOnlyList<string>> OwnedAsync(string owner, ICollection<Diagnostic> diagnostics, CancellationToken cancellationToken)
    {
        // No contract says what this query means; where each answer is the owner's, the feed takes it as the NuGet gallery does.
        var asked = await SearchAsync($"owner:{owner}", cancellationToken);
        if (asked.Hits.Count > 0 && asked.Hits.All(hit => hit.Owners.Contains(owner, StringComparer.OrdinalIgnoreCase)))
        {
            Tell(asked, diagnostics);
            return Sorted(asked.Hits.Select(hit => hit.Id));
        }

        var all = await SearchAsync("", cancellationToken);
        if (all.Hits.Count > 0 && all.Hits.All(hit => hit.Owners.Count == 0))
        {
            throw new TagTasksException(DiagnosticCode.FeedWithoutResource, $"The feed '{feed.Name}' does not say who owns its packages. Name the packages, or take --all.", feed.Name);
        }

        Tell(all, diagnostics);
        return Sorted(all.Hits.Concat(asked.Hits).Where(hit => hit.Owners.Contains(owner, StringComparer.OrdinalIgnoreCase)).Select(hit => hit.Id));
    }

    private static List<string> Sorted(IEnumerable<string> ids) => [.. ids.Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.OrdinalIgnoreCase)];

    private void Tell(SearchResult found, ICollection<Diagnostic> diagnostics)
    {
        if (found.IsCut)
        {
            diagnostics.Add(Diagnostic.Warning(DiagnosticCode.FeedCut, string.Create(
                CultureInfo.InvariantCulture,
                $"The feed '{feed.Name}' has {found.Total:N0} packages and lists no more than the first {found.Hits.Count:N0}; only these were looked at. Name the others.")));
        }
    }

    // A package comes, changes and goes; what is said last of each version counts.
    private async Task<IReadOnlyList<string>> CatalogAsync(string address, CancellationToken cancellationToken)
    {
        var pages = await feed.Client.JsonAsync(
            address, root => root.GetProperty("items").EnumerateArray().Select(page => page.GetProperty("@id").GetString()!).ToList(), cancellationToken)
            ?? throw FeedFailure.Status(address, System.Net.HttpStatusCode.NotFound);
        var last = new Dictionary<(string Id, string Version), (DateTimeOffset At, bool IsDeleted, string Id)>();
        foreach (var page in pages)
        {
            var events = await feed.Client.JsonAsync(page, root => root.GetProperty("items").EnumerateArray().Select(Event).ToList(), cancellationToken)
                ?? throw FeedFailure.Status(page, System.Net.HttpStatusCode.NotFound);
            foreach (var (id, version, at, isDeleted) in events)
            {
                var key = (id.ToLowerInvariant(), version.ToLowerInvariant());
                if (!last.TryGetValue(key, out var known) || known.At <= at)
                {
                    last[key] = (at, isDeleted, id);
                }
            }
        }

        return Sorted(last.Values.Where(package => !package.IsDeleted).Select(package => package.Id));
    }

    private static (string Id, string Version, DateTimeOffset At, bool IsDeleted) Event(JsonElement item) => (
        item.GetProperty("nuget:id").GetString()!,
        item.GetProperty("nuget:version").GetString()!,
        item.GetProperty("commitTimeStamp").GetDateTimeOffset(),
        FeedJson.Strings(item.GetProperty("@type")).Contains("nuget:PackageDelete"));

    private async Task<SearchResult> SearchAsync(string query, CancellationToken cancellationToken)
    {
        var search = feed.Index.Find("SearchQueryService") ?? throw FeedFailure.Without(feed.Name, "Catalog and no search, by which its packages could be listed. Name them one by one");
        var hits = new Dictionary<string, SearchHit>(StringComparer.OrdinalIgnoreCase);
        for (var skip = 0; ;)
        {
            var address = string.Create(CultureInfo.InvariantCulture, $"{search}?q={Uri.EscapeDataString(query)}&skip={skip}&take={Take}&prerelease=true&semVerLevel=2.0.0");
            var page = await feed.Client.JsonAsync(address, Page, cancellationToken) ?? throw FeedFailure.Status(search, System.Net.HttpStatusCode.NotFound);
            var isNew = false;
            foreach (var hit in page.Hits)
            {
                isNew |= hits.TryAdd(hit.Id, hit);
            }

            skip += page.Hits.Count;
            if (!isNew || skip >= page.Total || skip > MaximumSkip)
            {
                // A feed that gives the same again does not know skip.
                return new SearchResult([.. hits.Values], page.Total, hits.Count < page.Total);
            }
        }
    }

    private static SearchPage Page(JsonElement root) => new(
        [
            .. root.GetProperty("data").EnumerateArray().Select(hit => new SearchHit(
                hit.GetProperty("id").GetString()!, FeedJson.Member(hit, "owners") is { } owners ? [.. FeedJson.Strings(owners).SelectMany(Split)] : [])),
        ],
        root.GetProperty("totalHits").GetInt64());

    // "acme, other" where it is one text.
    private static string[] Split(string owners) => owners.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private sealed record SearchHit(string Id, IReadOnlyList<string> Owners);

    private sealed record SearchPage(List<SearchHit> Hits, long Total);

    private sealed record SearchResult(IReadOnlyList<SearchHit> Hits, long Total, bool IsCut);
}
