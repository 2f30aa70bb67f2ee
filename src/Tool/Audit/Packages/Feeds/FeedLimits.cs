namespace TagTasks.Tool.Audit.Packages.Feeds;

/// <summary>How long and how often a feed is asked, and how much is taken of it. Immutable.</summary>
internal sealed record FeedLimits
{
    /// <summary>How often the same is asked before it is given up.</summary>
    public int Attempts { get; init; } = 3;

    /// <summary>How long an answer may take to its end.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How long is waited before the second attempt; twice as long before the third.</summary>
    public TimeSpan Backoff { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The longest wait that a feed may ask for.</summary>
    public TimeSpan MaximumWait { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Requests at once.</summary>
    public int Requests { get; init; } = 8;

    /// <summary>Bytes of a JSON document.</summary>
    public int MaximumJsonBytes { get; init; } = 64 * 1024 * 1024;

    /// <summary>Bytes of a package.</summary>
    public long MaximumPackageBytes { get; init; } = 512L * 1024 * 1024;
}
