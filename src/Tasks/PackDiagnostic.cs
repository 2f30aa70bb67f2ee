namespace TagTasks.Tasks;

/// <summary>One warning of a pack. Immutable.</summary>
/// <param name="Code">The stable code; see <c>docs/diagnostics.md</c>.</param>
/// <param name="Message">One sentence of what, one of what to do.</param>
/// <param name="File">The file it is about; null for the project.</param>
/// <param name="Line">The 1-based line in <paramref name="File"/>; 0 when it is about the whole file.</param>
/// <param name="IsWarning">False for what is only worth saying when asked.</param>
internal sealed record PackDiagnostic(string Code, string Message, string? File = null, int Line = 0, bool IsWarning = true);
