using TagTasks.Inference.Diagnostics;
using TagTasks.Inference.Reading;

namespace TagTasks.Tool.Audit.Packages;

/// <summary>A package's README. Immutable.</summary>
internal sealed record PackageReadme
{
    /// <summary>The name under which the package carries it; null when it carries none.</summary>
    public MetadataText? Named { get; init; }

    /// <summary>The file that is packed under that name: a full path, or a path in the package; null when there is no such file.</summary>
    public string? PackedFile { get; init; }

    /// <summary>Where an item puts <see cref="File"/> in the package, whether or not it is named; null when none does, or nobody can tell.</summary>
    public string? PackedPath { get; init; }

    /// <summary>The README that speaks for tags: the packed one, else one that lies near the project; null when there is none or it cannot be read.</summary>
    public ReadmeText? Text { get; init; }

    /// <summary>Size in bytes of <see cref="Text"/>.</summary>
    public long Length { get; init; }

    /// <summary>Where <see cref="Text"/> was read; null when there is none.</summary>
    public string? File { get; init; }

    /// <summary>Why it could not be read; null when it could.</summary>
    public Diagnostic? Problem { get; init; }

    /// <summary>Whether <see cref="Text"/> is what the package carries.</summary>
    public bool IsPacked => PackedFile is not null;
}
