using System.Collections.Concurrent;
using NuGet.Configuration;
using TagTasks.Inference.Diagnostics;
using TagTasks.Tool.Audit.Findings;
using TagTasks.Tool.Audit.Targets;

namespace TagTasks.Tool.Audit.Packages.Feeds;

/// <summary>The packages of feeds. Nothing else of an audit asks the network.</summary>
/// <param name="request">What is asked.</param>
/// <param name="directory">The folder whose NuGet.Config counts.</param>
/// <param name="downloads">A folder for packages while they are read.</param>
internal sealed class FeedSource(FeedRequest request, string directory, string downloads) : IPackageSource
{
    private readonly List<Diagnostic> diagnostics = [];
    private readonly ConcurrentDictionary<string, Lazy<Task<Feed>>> feeds = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public SourcedPackages Read(AuditProgress progress, CancellationToken cancellationToken)
    {
        try
        {
            return ReadAsync(progress, cancellationToken).GetAwaiter().GetResult();
        }
        finally
        {
            foreach (var feed in feeds.Values.Select(feed => feed.Value).Where(feed => feed.IsCompletedSuccessfully))
            {
                feed.Result.Dispose();
            }

            FeedCredentials.Close();
        }
    }

    private async Task<SourcedPackages> ReadAsync(AuditProgress progress, CancellationToken cancellationToken)
    {
        var read = new List<ReadFeedPackage>();
        try
        {
            var finder = new FeedFinder(directory);
            var asked = new List<AskedPackage>();
            if (request.Lists)
            {
                asked.AddRange(await ListedAsync(request.Named is { } named ? finder.Get(named) : finder.Only(), cancellationToken));
            }

            asked.AddRange(request.Packages.Distinct().Select(name => new AskedPackage(name, request.Named is { } named ? [finder.Get(named)] : finder.Of(name.Id))));
            await ReadAllAsync(asked, read, progress, cancellationToken);
        }
        catch (TagTasksException e)
        {
            // Whatever was read by then is judged.
            diagnostics.Add(e.Diagnostic);
        }

        diagnostics.AddRange(read.Select(one => one.Problem).OfType<Diagnostic>());
        return new SourcedPackages([.. read.Select(one => one.Package).OfType<AuditedPackage>()], [.. read.SelectMany(one => one.Findings)], 0) { Diagnostics = diagnostics };
    }

    private async Task ReadAllAsync(List<AskedPackage> asked, List<ReadFeedPackage> read, AuditProgress progress, CancellationToken cancellationToken)
    {
        var step = progress.Begin("Fetching", asked.Count);
        var results = new ReadFeedPackage?[asked.Count];
        var options = new ParallelOptions { MaxDegreeOfParallelism = request.Limits.Requests, CancellationToken = cancellationToken };
        try
        {
            await Parallel.ForEachAsync(Enumerable.Range(0, asked.Count), options, async (i, token) =>
            {
                results[i] = await new FeedPackageReader(source => OpenAsync(source, cancellationToken), downloads).ReadAsync(asked[i].Sources, asked[i].Name, asked[i].IsListed, token);
                step(1);
            });
        }
        finally
        {
            read.AddRange(results.OfType<ReadFeedPackage>());
        }
    }

    private async Task<IEnumerable<AskedPackage>> ListedAsync(PackageSource source, CancellationToken cancellationToken)
    {
        var feed = await OpenAsync(source, cancellationToken);
        var list = new FeedList(feed);
        var ids = request.Owner is { } owner ? await list.OwnedAsync(owner, diagnostics, cancellationToken) : await list.AllAsync(diagnostics, cancellationToken);
        if (ids.Count == 0)
        {
            diagnostics.Add(Diagnostic.Error(
                DiagnosticCode.TargetEmpty, request.Owner is null ? $"The feed '{feed.Name}' has no packages." : $"The feed '{feed.Name}' has no packages of '{request.Owner}'. Check the name."));
        }

        return ids.Select(id => new AskedPackage(new PackageName(id, null), [source], IsListed: true));
    }

    // Each once, and only when it is needed: one that is down must not keep packages of another from being read.
    private Task<Feed> OpenAsync(PackageSource source, CancellationToken cancellationToken) =>
        feeds.GetOrAdd(source.Source, _ => new Lazy<Task<Feed>>(() => Feed.OpenAsync(source, request.Limits, cancellationToken))).Value;

    private sealed record AskedPackage(PackageName Name, IReadOnlyList<PackageSource> Sources, bool IsListed = false);
}

/// <summary>What a feed gave for a package. Immutable.</summary>
/// <param name="Package">The package; null when it cannot be judged.</param>
/// <param name="Findings">What is to be said of it beforehand.</param>
/// <param name="Problem">Why there is nothing at all; null when there is, or when nothing is to be said.</param>
internal sealed record ReadFeedPackage(AuditedPackage? Package, IReadOnlyList<Finding> Findings, Diagnostic? Problem = null);
