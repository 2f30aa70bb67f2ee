namespace TagTasks.Tasks;

/// <summary>A file of the question. Immutable.</summary>
/// <param name="Path">Its path relative to the project, with forward slashes.</param>
/// <param name="Hash">The hash of its text; see <see cref="FileText.Hash(string)"/>.</param>
internal sealed record HashedFile(string Path, string Hash);
