namespace TagTasks.Inference.Reading;

/// <summary>Where a README is and why that one. Immutable.</summary>
/// <param name="Path">Its path, as the user would name it.</param>
/// <param name="Reason">Why it was taken; empty when it was given by name.</param>
/// <param name="Project">What the project says of itself; null when no project was given.</param>
public sealed record ReadmeLocation(string Path, string Reason, ProjectMetadata? Project);

/// <summary>What a project file says of its package. Only the file itself is read; nothing is evaluated.</summary>
/// <param name="PackageId">The package's id: <c>PackageId</c>, else <c>AssemblyName</c>, else the file's name.</param>
/// <param name="Title">Its title; null when it has none.</param>
/// <param name="Description">Its description; null when it has none.</param>
/// <param name="ReadmeFile">The README that the package carries, as the project names it; null when it names none.</param>
public sealed record ProjectMetadata(string PackageId, string? Title, string? Description, string? ReadmeFile)
{
    /// <summary>The README that the project names for its tags (<c>TagTasksReadme</c>), relative to it; null when it names none.</summary>
    public string? NamedReadme { get; init; }

    /// <summary>The file that an item packs as <see cref="ReadmeFile"/>, relative to the project; null when no item names it.</summary>
    public string? PackedReadme { get; init; }
}
