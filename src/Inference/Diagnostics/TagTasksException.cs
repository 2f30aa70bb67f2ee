namespace TagTasks.Inference.Diagnostics;

/// <summary>Thrown when no answer can be given; carries the coded <see cref="Diagnostic"/> that says why.</summary>
public sealed class TagTasksException : Exception
{
    /// <summary>Makes an exception from what there is to say.</summary>
    /// <param name="diagnostic">The coded error.</param>
    /// <param name="inner">What caused it, if anything did.</param>
    public TagTasksException(Diagnostic diagnostic, Exception? inner = null)
        : base(Text(diagnostic), inner) =>
        Diagnostic = diagnostic;

    /// <summary>Makes an exception from a code and its sentences.</summary>
    public TagTasksException(string code, string message, string? file = null, Exception? inner = null)
        : this(Diagnostic.Error(code, message, file), inner)
    {
    }

    /// <summary>The coded error.</summary>
    public Diagnostic Diagnostic { get; }

    /// <summary>The code of <see cref="Diagnostic"/>.</summary>
    public string Code => Diagnostic.Code;

    private static string Text(Diagnostic diagnostic)
    {
        ArgumentNullException.ThrowIfNull(diagnostic);
        return $"{diagnostic.Code}: {diagnostic.Message}";
    }
}
