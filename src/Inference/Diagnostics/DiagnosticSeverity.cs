namespace TagTasks.Inference.Diagnostics;

/// <summary>How much a <see cref="Diagnostic"/> matters.</summary>
public enum DiagnosticSeverity
{
    /// <summary>Worth saying when asked.</summary>
    Info,

    /// <summary>The answer was given, but something about the input deserves a look.</summary>
    Warning,

    /// <summary>No answer was given.</summary>
    Error,
}
