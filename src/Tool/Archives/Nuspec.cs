namespace TagTasks.Tool.Archives;

/// <summary>What a package says of itself; null is what it does not say. Texts are trimmed and never empty. Immutable.</summary>
internal sealed record Nuspec
{
    public required string Id { get; init; }

    public required string Version { get; init; }

    public string? Title { get; init; }

    public string? Description { get; init; }

    public string? Tags { get; init; }

    /// <summary>The path of its README in the package.</summary>
    public string? Readme { get; init; }

    /// <summary>Its licence: an expression, the name of a file in the package, or an address.</summary>
    public string? Licence { get; init; }

    public string? ProjectUrl { get; init; }

    public string? RepositoryUrl { get; init; }

    /// <summary>Its icon: the name of a file in the package, or an address.</summary>
    public string? Icon { get; init; }
}
