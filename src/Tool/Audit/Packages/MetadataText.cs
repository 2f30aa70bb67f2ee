namespace TagTasks.Tool.Audit.Packages;

/// <summary>A piece of a package's metadata. Immutable.</summary>
/// <param name="Value">What it says, trimmed, never empty.</param>
/// <param name="Place">Where it is set; null when it has no place of its own, as in a package file or where a default holds.</param>
/// <param name="Raw">What stands at <paramref name="Place"/>, such as <c>$(PackageTags);redis</c>; null where it has none.</param>
internal sealed record MetadataText(string Value, Place? Place = null, string? Raw = null);
