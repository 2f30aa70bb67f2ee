using TagTasks.Tool.Audit.Targets;

namespace TagTasks.Tool.Audit.Packages.Feeds;

/// <summary>What is asked of feeds. Immutable.</summary>
internal sealed record FeedRequest
{
    /// <summary>The word for all feeds that NuGet.Config enables.</summary>
    public const string Enabled = "enabled";

    /// <summary>The feed: a name of NuGet.Config, an address, or <see cref="Enabled"/>; null when nobody named one.</summary>
    public string? Source { get; init; }

    /// <summary>The one feed that is named; null where those that NuGet.Config enables are to be asked.</summary>
    public string? Named => Source == Enabled ? null : Source;

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
