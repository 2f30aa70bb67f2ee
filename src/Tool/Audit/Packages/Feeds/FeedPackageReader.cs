using NuGet.Configuration;
using TagTasks.Inference.Diagnostics;
using TagTasks.Inference.Reading;
using TagTasks.Tool.Archives;
using TagTasks.Tool.Audit.Packages.Archives;
using TagTasks.Tool.Audit.Targets;

namespace TagTasks.Tool.Audit.Packages.Feeds;

/// <summary>Reads a package of a feed: the nuspec, and the README from where it is the least to fetch. Thread-safe.</summary>
/// <param name="open">Opens a feed.</param>
/// <param name="downloads">A folder for packages while they are read.</param>
internal sealed class FeedPackageReader(Func<PackageSource, Task<Feed>> open, string downloads)
{
    /// <summary>Reads it.</summary>
    /// <param name="sources">Where to look, in order; not empty.</param>
    /// <param name="name">What the user named, or a feed listed.</param>
    /// <param name="isListed">Whether a feed listed it: one that is not there any more is passed over.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="TagTasksException">A feed cannot be opened, or wants other credentials.</exception>
    public async Task<ReadFeedPackage> ReadAsync(IReadOnlyList<PackageSource> sources, PackageName name, bool isListed, CancellationToken cancellationToken)
    {
        var asked = new List<string>();
        foreach (var source in sources)
        {
            var feed = await open(source);
            asked.Add($"'{feed.Name}'");
            try
            {
                if (await ReadAsync(feed, name, cancellationToken) is { } read)
                {
                    return read;
                }
            }
            catch (TagTasksException e) when (e.Code != DiagnosticCode.FeedUnauthorized)
            {
                return new ReadFeedPackage(null, [SourceFindings.PackageNotFetched(SourceOf(feed, name.Id, name), e.Diagnostic.Message, name.Id)]);
            }
            catch (SuspiciousPackageException e)
            {
                return new ReadFeedPackage(null, [SourceFindings.PackageSuspicious(SourceOf(feed, name.Id, name), e.Suspicion, name.Id)]);
            }
            catch (InvalidDataException e)
            {
                return new ReadFeedPackage(null, [SourceFindings.PackageUnreadable(SourceOf(feed, name.Id, name), e.Message, name.Id)]);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                throw TagTasksException.Because(DiagnosticCode.OutputUnwritable, $"'{downloads}' cannot be written", e, "Name another folder by --cache-directory.", downloads);
            }
        }

        return new ReadFeedPackage(null, [], isListed ? null : Diagnostic.Error(
            DiagnosticCode.InputNotFound,
            $"There is no package '{name.Id}'{(name.Version is { } version ? $" {version}" : "")} on {string.Join(" or ", asked)}. Check the name; a path needs a slash: './{name.Id}'."));
    }

    private async Task<ReadFeedPackage?> ReadAsync(Feed feed, PackageName name, CancellationToken cancellationToken)
    {
        if ((name.Version ?? await feed.LatestAsync(name.Id, cancellationToken)) is not { } version
            || await feed.NuspecAsync(name.Id, version, cancellationToken) is not { } bytes)
        {
            return null;
        }

        var nuspec = NuspecReader.Read(bytes);
        var source = SourceOf(feed, nuspec.Id, name);
        if (nuspec.Readme is not { } readme)
        {
            return new ReadFeedPackage(NuspecPackage.Of(source, nuspec, new PackageReadme(), null), []);
        }

        // A byte more than is taken, by which one that is too large shows.
        if (await feed.ReadmeAsync(name.Id, version, 2 * ReadmeReader.MaximumBytes, cancellationToken) is { } text)
        {
            return new ReadFeedPackage(NuspecPackage.Of(source, nuspec, NuspecPackage.Readme(source, readme, text, text.Length), null), []);
        }

        await using var file = await feed.PackageAsync(name.Id, version, downloads, cancellationToken);
        if (file is null)
        {
            return new ReadFeedPackage(null, [SourceFindings.PackageNotFetched(source, "The feed has its nuspec, but not the package with its README. Push it again.", nuspec.Id)]);
        }

        var read = new ArchiveReader(source).Read(() => file);
        return new ReadFeedPackage(read.Package, read.Findings);
    }

    // A path as if the feed were a folder of the repository: what reads reports takes nothing else. Without the version
    // unless one was asked for, so that a finding keeps its name from one version to the next.
    private static string SourceOf(Feed feed, string id, PackageName name) =>
        string.Concat(feed.Name.Select(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_' ? c : '-')) + $"/{id}{(name.Version is { } version ? $"@{version}" : "")}";
}
