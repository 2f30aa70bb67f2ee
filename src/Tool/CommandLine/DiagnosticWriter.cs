using System.Globalization;
using TagTasks.Inference.Diagnostics;

namespace TagTasks.Tool.CommandLine;

/// <summary>Says diagnostics on standard error, for people or in the form that MSBuild and editors read, and remembers the worst.</summary>
internal sealed class DiagnosticWriter(Terminal terminal, bool quiet = false, bool msbuild = false)
{
    /// <summary>The exit code of everything said so far.</summary>
    public ExitCode ExitCode { get; private set; }

    /// <summary>Says one thing.</summary>
    public void Write(Diagnostic diagnostic)
    {
        if (diagnostic.Severity == DiagnosticSeverity.Error)
        {
            var code = ExitCodeOf(diagnostic.Code);
            ExitCode = code > ExitCode ? code : ExitCode;
        }
        else if (quiet)
        {
            return;
        }

        var severity = diagnostic.Severity.ToString().ToLowerInvariant();
        Say(msbuild
            ? $"{Origin(diagnostic)}: {severity} {diagnostic.Code}: {diagnostic.Message}"
            : $"tagtasks: {Coloured(diagnostic.Severity, $"{severity} {diagnostic.Code}")}: {diagnostic.Message}");
    }

    /// <summary>Says several things.</summary>
    public void Write(IEnumerable<Diagnostic> diagnostics)
    {
        foreach (var diagnostic in diagnostics)
        {
            Write(diagnostic);
        }
    }

    /// <summary>Says a line that is no diagnostic, unless only errors are wanted.</summary>
    public void Inform(string line)
    {
        if (!quiet)
        {
            Say(line);
        }
    }

    /// <summary>Says a line that is no diagnostic.</summary>
    public void Say(string line)
    {
        try
        {
            terminal.Error.WriteLine(line);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Standard error is closed (`2>&-`) or full: the exit code still tells.
        }
    }

    // 1xx, 2xx and 6xx are what a user gave; everything else is the machine or us.
    private static ExitCode ExitCodeOf(string code) =>
        code["TAGTASKS".Length] is '1' or '2' or '6' ? ExitCode.Usage : ExitCode.Environment;

    private static string Origin(Diagnostic diagnostic) =>
        diagnostic is { File: { } file, Line: { } line } ? string.Create(CultureInfo.InvariantCulture, $"{file}({line})")
        : diagnostic.File ?? "tagtasks";

    private string Coloured(DiagnosticSeverity severity, string text)
    {
        if (!terminal.ErrorIsTerminal || !terminal.Color)
        {
            return text;
        }

        var colour = severity switch
        {
            DiagnosticSeverity.Error => "31;1",
            DiagnosticSeverity.Warning => "33",
            _ => "36",
        };
        return $"\e[{colour}m{text}\e[0m";
    }
}
