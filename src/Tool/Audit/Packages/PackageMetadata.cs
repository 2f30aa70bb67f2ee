namespace TagTasks.Tool.Audit.Packages;

/// <summary>What a package says of itself apart from tags and README; null is what it does not say. Immutable.</summary>
internal sealed record PackageMetadata
{
    public required MetadataText Id { get; init; }

    public MetadataText? Version { get; init; }

    public MetadataText? Title { get; init; }

    /// <summary>Its description; also the text that pack fills in where the author wrote it himself.</summary>
    public MetadataText? Description { get; init; }

    /// <summary>The licence: an expression, the name of a file in the package, or an address.</summary>
    public MetadataText? Licence { get; init; }

    public MetadataText? ProjectUrl { get; init; }

    /// <summary>The repository's address; of a project that lets the build find it (<c>PublishRepositoryUrl</c>), that property.</summary>
    public MetadataText? RepositoryUrl { get; init; }

    /// <summary>The icon: a file in the package, or an address.</summary>
    public MetadataText? Icon { get; init; }
}
