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

    /// <summary>Makes an exception for what the machine said: what failed, in its words why, and what to do.</summary>
    /// <param name="code">The code.</param>
    /// <param name="what">What could not be done, without a full stop.</param>
    /// <param name="cause">What the machine said.</param>
    /// <param name="advice">A sentence of what to do.</param>
    /// <param name="file">The file it is about.</param>
    public static TagTasksException Because(string code, string what, Exception cause, string advice, string? file = null)
    {
        ArgumentNullException.ThrowIfNull(cause);
        return new TagTasksException(code, $"{what}: {SentenceOf(cause)} {advice}", file, cause);
    }

    /// <summary>What an exception says as one sentence: the system's own errors come without a full stop.</summary>
    internal static string SentenceOf(Exception exception)
    {
        var said = exception.Message.ReplaceLineEndings(" ").Trim();
        return said.EndsWith('.') ? said : said + ".";
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
