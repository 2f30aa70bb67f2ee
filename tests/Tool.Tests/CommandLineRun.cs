using System.Text;
using TagTasks.Tool.CommandLine;

namespace TagTasks.Tool.Tests;

/// <summary>Runs the real command line in this process and keeps what it said.</summary>
internal sealed record CommandLineRun(int ExitCode, string Out, string Error)
{
    /// <summary>Runs without input or environment.</summary>
    public static CommandLineRun Of(params string[] args) => With([], args);

    /// <summary>Runs with standard input.</summary>
    public static CommandLineRun WithInput(string input, params string[] args) => With(Encoding.UTF8.GetBytes(input), args);

    /// <summary>Runs with everything said.</summary>
    public static CommandLineRun With(
        byte[] input, string[] args, IReadOnlyDictionary<string, string>? environment = null, bool terminal = false)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        using var stream = new MemoryStream(input);
        var exitCode = TagTasksCommandLine.Run(args, new Terminal
        {
            In = stream,
            Out = output,
            Error = error,
            OutIsTerminal = terminal,
            ErrorIsTerminal = false,
            Color = false,

            // Where the machine has something of CUDA, batches would say so; tests of devices name one.
            Variable = name => environment?.GetValueOrDefault(name) ?? (name == "TAGTASKS_DEVICE" ? "cpu" : null),
        });
        return new CommandLineRun(exitCode, output.ToString(), error.ToString());
    }
}
