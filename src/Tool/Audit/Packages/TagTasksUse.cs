using TagTasks.Tasks;

namespace TagTasks.Tool.Audit.Packages;

/// <summary>How a project uses the package TagTasks. Immutable.</summary>
internal sealed record TagTasksUse
{
    /// <summary>Where it references the package; null when no file of the author's does.</summary>
    public Place? Place { get; init; }

    /// <summary>The version that is restored, else the one that is asked for; null when neither is known.</summary>
    public string? Version { get; init; }

    /// <summary>What a pack does with suggested tags.</summary>
    public TagMode Mode { get; init; }

    /// <summary>The lock file.</summary>
    public LockState Lock { get; init; } = LockState.None;

    /// <summary>What a pack would ask, but for the sources.</summary>
    public required PackQuestion Question { get; init; }
}
