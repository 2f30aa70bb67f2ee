namespace TagTasks.Tasks;

/// <summary>Sentences that several places say. Stateless.</summary>
internal static class Pack
{
    /// <summary>Our folder cannot be written.</summary>
    public static PackDiagnostic FolderProblem(string folder, Exception e) => new(
        PackDiagnosticCode.FolderUnwritable,
        $"'{folder}' cannot be written: {OneLine(e.Message)} The package keeps its own tags; make room there, or move it with BaseIntermediateOutputPath.");

    /// <summary>A message of another's as part of a sentence of ours.</summary>
    public static string OneLine(string message)
    {
        var text = string.Join(" ", message.Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries)).Trim();
        return text.EndsWith(".", StringComparison.Ordinal) ? text : text + ".";
    }
}
