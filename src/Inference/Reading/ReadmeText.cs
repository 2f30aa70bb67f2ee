using TagTasks.Inference.Cleaning;
using TagTasks.Inference.Diagnostics;

namespace TagTasks.Inference.Reading;

/// <summary>A README as it was found and decoded. Immutable.</summary>
/// <param name="Text">The decoded text, without a byte order mark.</param>
/// <param name="Format">The markup in which it is written, by its file name.</param>
/// <param name="Path">Where it was read, as the user would name it; null for a text that came without a file.</param>
/// <param name="EncodingName">The encoding in which it was read, such as <c>UTF-8</c>.</param>
/// <param name="Sha256">The lower-case hexadecimal SHA-256 of its bytes.</param>
/// <param name="Diagnostics">What there is to say about it.</param>
public sealed record ReadmeText(
    string Text,
    MarkupFormat Format,
    string? Path,
    string EncodingName,
    string Sha256,
    IReadOnlyList<Diagnostic> Diagnostics);
