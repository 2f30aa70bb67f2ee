namespace TagTasks.Tool.Audit.Packages;

/// <summary>What rules judge: a package, wherever it comes from. Immutable.</summary>
internal sealed record AuditedPackage
{
    /// <summary>The full path of the project or package file, or the name of a package of a feed.</summary>
    public required string Source { get; init; }

    /// <summary>What it says of itself.</summary>
    public required PackageMetadata Metadata { get; init; }

    /// <summary>Its tags.</summary>
    public PackageTags Tags { get; init; } = PackageTags.None;

    /// <summary>Its README.</summary>
    public PackageReadme Readme { get; init; } = new();

    /// <summary>What the tagger is asked about it; null when there is no asking.</summary>
    public TagQuestion? Question { get; init; }

    /// <summary>What the tagger says of it; null before it was asked.</summary>
    public TagJudgement? Judgement { get; init; }

    /// <summary>Its sidecar; null when nobody asked for one.</summary>
    public SidecarState? Sidecar { get; init; }

    /// <summary>What only a project has; null when it is none.</summary>
    public ProjectFacts? Project { get; init; }

    /// <summary>Its id.</summary>
    public string Id => Metadata.Id.Value;

    /// <summary>Where a finding stands that has no better place.</summary>
    public Place Place => new(Source);
}
