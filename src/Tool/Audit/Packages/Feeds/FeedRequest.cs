using TagTasks.Tool.Audit.Targets;

namespace TagTasks.Tool.Audit.Packages.Feeds;

/// <summary>What is asked of feeds. Immutable.</summary>
internal sealed record FeedRequest
{
    /// <summary>The feed: a name of NuGet.Config, or an address; null for those that NuGet.Config enables.</summary>
    public string? Source { get; init; }

    /// <summary>The packages that are named.</summary>
    public IReadOnlyList<PackageName> Packages { get; init; } = [];

    /// <summary>Whose packages; null for nobody's.</summary>
    public string? Owner { get; init; }

    /// <summary>Whether all packages are asked for.</summary>
    public bool All { get; init; }

    /// <summary>How long and how often.</summary>
    public FeedLimits Limits { get; init; } = new();

    /// <summary>Whether a list of packages is asked for, and not those that are named alone.</summary>
    public bool Lists => All || Owner is not null;
}
