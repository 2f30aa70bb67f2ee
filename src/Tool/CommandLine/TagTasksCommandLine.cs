using System.CommandLine;
using TagTasks.Inference.Diagnostics;

namespace TagTasks.Tool.CommandLine;

/// <summary>Runs a command line: parse, lay the environment under it, refuse what is wrong in one sentence, run.</summary>
internal static class TagTasksCommandLine
{
    // No response files: `--id @x` means the id "@x".
    private static readonly ParserConfiguration Parsing = new() { ResponseFileTokenReplacer = null };

    /// <summary>Runs a command line to its exit code; never throws.</summary>
    public static int Run(string[] args, Terminal terminal)
    {
        try
        {
            var exitCode = Invoke(args, terminal);
            Flush(terminal);
            return exitCode;
        }
        catch (TagTasksException e)
        {
            return Say(terminal, e.Diagnostic);
        }
        catch (OperationCanceledException)
        {
            return 130;
        }
#pragma warning disable CA1031 // The last stop: a user sees a sentence and a code, never a stack.
        catch (Exception e)
#pragma warning restore CA1031
        {
            var where = e.StackTrace?.Split('\n')[0].Trim();
            return Say(terminal, Diagnostic.Error(
                DiagnosticCode.InternalError, $"This is a bug in TagTasks: {e.GetType().Name}: {e.Message.ReplaceLineEndings(" ")} ({where}). Please report it."));
        }
    }

    private static int Say(Terminal terminal, Diagnostic diagnostic)
    {
        var writer = new DiagnosticWriter(terminal);
        writer.Write(diagnostic);
        return (int)writer.ExitCode;
    }

    private static int Invoke(string[] args, Terminal terminal)
    {
        var root = Commands.Create(terminal);
        var parsed = root.Parse(args, Parsing);
        if (parsed.Action is not { ClearsParseErrors: true })
        {
            parsed = root.Parse(EnvironmentVariables.Apply(args, parsed, terminal.Variable), Parsing);
        }

        if (parsed.Errors.Count > 0 && parsed.Action is not { ClearsParseErrors: true })
        {
            return Refuse(parsed, terminal);
        }

        var configuration = new InvocationConfiguration
        {
            Output = terminal.Out,
            Error = terminal.Error,
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = null,
        };
        return parsed.Invoke(configuration);
    }

    private static int Refuse(ParseResult parsed, Terminal terminal)
    {
        var command = parsed.CommandResult.Command;
        var help = command is RootCommand ? "tagtasks --help" : $"tagtasks {NameOf(command)} --help";
        var writer = new DiagnosticWriter(terminal);

        // With a misspelled command the parser also misses the command; the misspelling is what helps.
        var message = parsed.Errors.Select(error => error.Message.Trim()).Last();
        var sentence = message.EndsWith('.') ? message : message + ".";
        writer.Write(Diagnostic.Error(DiagnosticCode.UsageInvalid, $"{sentence} See `{help}`."));
        return (int)ExitCode.Usage;
    }

    // "cuda install" of a command in a command.
    private static string NameOf(Command command) =>
        command.Parents.OfType<Command>().FirstOrDefault(parent => parent is not RootCommand) is { } parent ? $"{NameOf(parent)} {command.Name}" : command.Name;

    // A reader that has gone (`| head -1`) has what it wanted: the runtime says nothing of it. A full disk or a closed
    // output is another matter.
    private static void Flush(Terminal terminal)
    {
        try
        {
            terminal.Out.Flush();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw TagTasksException.Because(
                DiagnosticCode.OutputUnwritable, "Standard output cannot be written", e, "Give it somewhere to go, or use --out.");
        }
    }
}
