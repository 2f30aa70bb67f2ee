using NuGet.Configuration;
using TagTasks.Inference.Diagnostics;

namespace TagTasks.Tool.Audit.Packages.Feeds;

/// <summary>Finds feeds by what NuGet.Config says of them. Immutable.</summary>
internal sealed class FeedFinder
{
    private readonly List<PackageSource> sources;
    private readonly PackageSourceMapping mapping;

    /// <summary>Reads NuGet.Config as NuGet does: that of the folder and those above it, the user's, the machine's.</summary>
    /// <param name="directory">The folder.</param>
    /// <exception cref="TagTasksException">One of them is not readable.</exception>
    public FeedFinder(string directory)
    {
        try
        {
            var settings = Settings.LoadDefaultSettings(directory);
            sources = [.. PackageSourceProvider.LoadPackageSources(settings)];
            mapping = PackageSourceMapping.GetPackageSourceMapping(settings);
        }
        catch (NuGetConfigurationException e)
        {
            throw TagTasksException.Because(DiagnosticCode.NuGetConfigInvalid, "NuGet.Config cannot be read", e, "Correct it.");
        }
    }

    /// <summary>The feed that is named.</summary>
    /// <param name="named">A name of NuGet.Config, or an address.</param>
    /// <exception cref="TagTasksException">There is no such name, or it is no V3 feed that may be asked.</exception>
    public PackageSource Get(string named)
    {
        // An address that NuGet.Config knows has its credentials there.
        var source = sources.Find(source => source.Name.Equals(named, StringComparison.OrdinalIgnoreCase))
            ?? sources.Find(source => source.Source.TrimEnd('/').Equals(named.TrimEnd('/'), StringComparison.OrdinalIgnoreCase))
            ?? new PackageSource(named);
        if (source.IsHttp)
        {
            return Secure(source);
        }

        throw new TagTasksException(DiagnosticCode.OptionInvalid, Directory.Exists(source.Source)
            ? $"--source '{named}' is a folder. Name its packages instead: '{Path.Combine(source.Source, "**", "*.nupkg")}'."
            : $"--source '{named}' is neither an address nor a name in NuGet.Config. Names there: {Names(sources)}.");
    }

    /// <summary>The one feed that NuGet.Config enables.</summary>
    /// <exception cref="TagTasksException">It enables none or several.</exception>
    public PackageSource Only() => Enabled() switch
    {
        [var one] => one,
        [] => throw new TagTasksException(DiagnosticCode.OptionInvalid, "NuGet.Config enables no V3 feed. Name one by --source."),
        var several => throw new TagTasksException(DiagnosticCode.OptionInvalid, $"NuGet.Config enables several feeds ({Names(several)}). Name one by --source."),
    };

    /// <summary>The feeds on which NuGet would look for a package, in order.</summary>
    /// <exception cref="TagTasksException">There is none.</exception>
    public IReadOnlyList<PackageSource> Of(string id)
    {
        var enabled = ForPackage(id, Enabled());
        return enabled.Count > 0 ? enabled : throw new TagTasksException(DiagnosticCode.OptionInvalid, $"NuGet.Config enables no V3 feed for '{id}'. Name one by --source.");
    }

    /// <summary>The folders in which NuGet would look for a package, in order.</summary>
    public IReadOnlyList<string> FoldersOf(string id) => [.. ForPackage(id, sources.Where(source => source is { IsEnabled: true, IsLocal: true })).Select(source => source.Source)];

    /// <summary>The folder that NuGet.Config calls so; null when it calls none so.</summary>
    public string? FolderNamed(string name) => sources.Find(source => source.IsLocal && source.Name.Equals(name, StringComparison.OrdinalIgnoreCase))?.Source;

    private static string Names(IEnumerable<PackageSource> sources) => string.Join(", ", sources.Select(source => source.Name)) is { Length: > 0 } names ? names : "none";

    private List<PackageSource> ForPackage(string id, IEnumerable<PackageSource> enabled)
    {
        if (!mapping.IsEnabled)
        {
            return [.. enabled];
        }

        var mapped = mapping.GetConfiguredPackageSources(id);
        return [.. enabled.Where(source => mapped.Contains(source.Name, StringComparer.OrdinalIgnoreCase))];
    }

    private List<PackageSource> Enabled() => [.. sources.Where(source => source is { IsEnabled: true, IsHttp: true }).Select(Secure)];

    private static PackageSource Secure(PackageSource source) =>
        source.IsHttps || source.AllowInsecureConnections || source.SourceUri.IsLoopback ? source : throw new TagTasksException(
            DiagnosticCode.OptionInvalid, $"'{source.Source}' is not encrypted, so that anybody on the way may change what it says. Use https, or set allowInsecureConnections in NuGet.Config.");
}
