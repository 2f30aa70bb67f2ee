namespace TagTasks.Tool.Audit.Packages;

/// <summary>A package's sidecar: which tags were suggested and by what. Immutable.</summary>
/// <param name="File">Its full path, or its path in the package.</param>
/// <param name="IsExpected">Whether anybody but the next pack reads it: it goes into the package, or lies where the author put it.</param>
/// <param name="Content">What it says; null when it is missing.</param>
/// <param name="Changed">The names of the inputs that are not what they were when it was written.</param>
internal sealed record SidecarState(string File, bool IsExpected, SidecarContent? Content, IReadOnlyList<string> Changed)
{
    /// <summary>Compares a sidecar with its package.</summary>
    /// <param name="file">Its full path, or its path in the package.</param>
    /// <param name="isExpected">Whether anybody but the next pack reads it.</param>
    /// <param name="content">What it says; null when it is missing.</param>
    /// <param name="packageId">The package's id.</param>
    /// <param name="readmeHash">The hash of the README from which it would be made now; null when there is none.</param>
    /// <param name="knowsReadme">Whether that is known.</param>
    public static SidecarState Of(string file, bool isExpected, SidecarContent? content, string packageId, string? readmeHash, bool knowsReadme = true)
    {
        string?[] changed =
        [
            content?.Id is { } id && id != packageId ? "id" : null,
            knowsReadme && content is { Id: not null } && content.ReadmeHash != readmeHash ? "readme" : null,
        ];
        return new SidecarState(file, isExpected, content, [.. changed.OfType<string>()]);
    }
}
