namespace TagTasks.Inference.Diagnostics;

/// <summary>One thing said about an input or the environment: what it is, and what to do. Immutable.</summary>
/// <param name="Code">The stable code, such as <c>TAGTASKS101</c>; see <see cref="DiagnosticCode"/>.</param>
/// <param name="Severity">How much it matters.</param>
/// <param name="Message">One sentence of what, one of what to do.</param>
/// <param name="File">The file it is about, as the user named it; null when it is about none.</param>
/// <param name="Line">The 1-based line in <paramref name="File"/>; null when it is about the whole file.</param>
public sealed record Diagnostic(
    string Code,
    DiagnosticSeverity Severity,
    string Message,
    string? File = null,
    int? Line = null)
{
    /// <summary>Makes an error.</summary>
    public static Diagnostic Error(string code, string message, string? file = null, int? line = null) =>
        new(code, DiagnosticSeverity.Error, message, file, line);

    /// <summary>Makes a warning.</summary>
    public static Diagnostic Warning(string code, string message, string? file = null, int? line = null) =>
        new(code, DiagnosticSeverity.Warning, message, file, line);
}
