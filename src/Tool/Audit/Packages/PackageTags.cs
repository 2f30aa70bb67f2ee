using TagTasks.Tasks;

namespace TagTasks.Tool.Audit.Packages;

/// <summary>The tags of a package: what the author wrote and what a pack adds. Immutable.</summary>
internal sealed record PackageTags
{
    /// <summary>A package without tags.</summary>
    public static PackageTags None { get; } = new();

    /// <summary>What the author wrote; null when nothing.</summary>
    public MetadataText? Written { get; init; }

    /// <summary>The author's tags, in order.</summary>
    public IReadOnlyList<string> Own { get; init; } = [];

    /// <summary>What a pack adds to them, in order.</summary>
    public IReadOnlyList<string> Added { get; init; } = [];

    /// <summary>Whether a pack keeps the author's tags; it does unless it replaces them.</summary>
    public bool KeepsOwn { get; init; } = true;

    /// <summary>The tags that the package will carry.</summary>
    public IReadOnlyList<string> Packed => KeepsOwn ? [.. Own, .. Added] : Added;

    /// <summary>The tags of what an author wrote.</summary>
    public static PackageTags Of(MetadataText? written) => new() { Written = written, Own = TagMerger.Split(written?.Value) };
}
