using NuGet.Configuration;
using TagTasks.Inference.Devices.Cuda;
using TagTasks.Inference.Diagnostics;
using TagTasks.Tool.Audit.Packages.Feeds;

namespace TagTasks.Tool.Cuda;

/// <summary>Finds the package with ONNX Runtime for CUDA: a file, a folder of packages, or a feed. Stateless.</summary>
/// <param name="known">What is known of it.</param>
/// <param name="downloads">A folder for the package while it is read.</param>
/// <param name="say">Says where it is fetched from.</param>
internal sealed class CudaPackage(CudaNatives known, string downloads, Action<string> say)
{
    // It has 245 MB, and not every line is fast.
    private static readonly FeedLimits Limits = new() { Timeout = TimeSpan.FromHours(1) };

    private string FileName => $"{known.Package}.{known.Version}.nupkg";

    /// <summary>Opens it.</summary>
    /// <param name="source">Where it is; null for the sources that NuGet.Config enables.</param>
    /// <param name="configuration">The folder whose NuGet.Config counts.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="TagTasksException">It is nowhere, or a feed does not answer.</exception>
    public Stream Open(string? source, string configuration, CancellationToken cancellationToken)
    {
        if (File.Exists(source))
        {
            return File.OpenRead(source);
        }

        var finder = new FeedFinder(configuration);
        var named = Directory.Exists(source) ? source : source is null ? null : finder.FolderNamed(source);
        if (named is not null)
        {
            return OpenIn(named) ?? throw NotFound([named]);
        }

        return source is null
            ? finder.FoldersOf(known.Package).Select(OpenIn).FirstOrDefault(package => package is not null) ?? Fetch(finder.Of(known.Package), cancellationToken)
            : Fetch([finder.Get(source)], cancellationToken);
    }

    // Flat, or in the folders of NuGet's own layout; names on a disk may be in any letters.
    private FileStream? OpenIn(string folder)
    {
        string[] folders = [folder, Path.Combine(folder, known.Package.ToLowerInvariant(), known.Version)];
        var options = new EnumerationOptions { MatchCasing = MatchCasing.CaseInsensitive, IgnoreInaccessible = true };
        var path = folders.Where(Directory.Exists).SelectMany(one => Directory.EnumerateFiles(one, FileName, options)).FirstOrDefault();
        if (path is null)
        {
            return null;
        }

        say($"Taking {path}");
        return File.OpenRead(path);
    }

    private Stream Fetch(IReadOnlyList<PackageSource> sources, CancellationToken cancellationToken)
    {
        try
        {
            return FetchAsync(sources, cancellationToken).GetAwaiter().GetResult();
        }
        finally
        {
            FeedCredentials.Close();
        }
    }

    private async Task<Stream> FetchAsync(IReadOnlyList<PackageSource> sources, CancellationToken cancellationToken)
    {
        TagTasksException? failure = null;
        foreach (var source in sources)
        {
            try
            {
                using var feed = await Feed.OpenAsync(source, Limits, cancellationToken);
                say($"Asking '{feed.Name}' for {known.Package} {known.Version}, some hundred MB");
                if (await feed.PackageAsync(known.Package, known.Version, downloads, cancellationToken) is { } package)
                {
                    return package;
                }
            }
            catch (TagTasksException e) when (e.Code != DiagnosticCode.OutputUnwritable)
            {
                // Another one may have it; when none has, this is why.
                failure ??= e;
            }
        }

        throw failure ?? NotFound(sources.Select(source => source.Name));
    }

    private TagTasksException NotFound(IEnumerable<string> where) => new(
        DiagnosticCode.CudaPackageNotFound,
        $"There is no {known.Package} {known.Version} on {string.Join(" or ", where.Select(name => $"'{name}'"))}. Name a source that has it by --source, or fetch {FileName} elsewhere and name the file.");
}
