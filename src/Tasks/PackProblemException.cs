namespace TagTasks.Tasks;

/// <summary>Thrown when no tags can be had; caught once, in the task, and said as one warning.</summary>
internal sealed class PackProblemException(PackDiagnostic diagnostic, Exception? inner = null) : Exception(diagnostic.Message, inner)
{
    public PackProblemException(string code, string message, string? file = null, Exception? inner = null)
        : this(new PackDiagnostic(code, message, file), inner)
    {
    }

    /// <summary>The coded warning.</summary>
    public PackDiagnostic Diagnostic { get; } = diagnostic;
}
