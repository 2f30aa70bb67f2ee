namespace TagTasks.Tool.Audit.Packages;

/// <summary>A package's sidecar: which tags were suggested and by what. Immutable.</summary>
/// <param name="File">Its full path, or its path in the package.</param>
/// <param name="IsExpected">Whether anybody but the next pack reads it: it goes into the package, or lies where the author put it.</param>
/// <param name="Content">What it says; null when it is missing.</param>
/// <param name="Changed">The names of the inputs that are not what they were when it was written.</param>
internal sealed record SidecarState(string File, bool IsExpected, SidecarContent? Content, IReadOnlyList<string> Changed);
