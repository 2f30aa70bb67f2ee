using System.Text;
using Spectre.Console;

namespace TagTasks.Tool.CommandLine;

/// <summary>Where data goes in and out and where talk goes; tests give their own.</summary>
internal sealed record Terminal
{
    private const int PipeWidth = 160;

    /// <summary>Standard input.</summary>
    public required Stream In { get; init; }

    /// <summary>Standard output: data and nothing else.</summary>
    public required TextWriter Out { get; init; }

    /// <summary>Standard error: talk.</summary>
    public required TextWriter Error { get; init; }

    /// <summary>Whether a person reads <see cref="Out"/>.</summary>
    public bool OutIsTerminal { get; init; }

    /// <summary>Asks whether anybody still reads <see cref="Out"/>: who answers for hours need not go on for nobody.</summary>
    public Func<bool> OutHasReader { get; init; } = static () => true;

    /// <summary>Whether a person reads <see cref="Error"/>.</summary>
    public bool ErrorIsTerminal { get; init; }

    /// <summary>Whether colour is welcome.</summary>
    public bool Color { get; init; } = true;

    /// <summary>Columns of the terminal that <see cref="Error"/> is.</summary>
    public static int ErrorWidth => WriterOutput.TerminalWidth;

    /// <summary>Whether more than ASCII can be shown.</summary>
    public static bool Unicode => Console.OutputEncoding.CodePage == Encoding.UTF8.CodePage;

    /// <summary>An environment variable's value; null or empty when it is not set.</summary>
    public Func<string, string?> Variable { get; init; } = System.Environment.GetEnvironmentVariable;

    /// <summary>The terminal of this process.</summary>
    public static Terminal OfProcess()
    {
        if (OperatingSystem.IsWindows() && !Console.IsOutputRedirected)
        {
            Console.OutputEncoding = Encoding.UTF8;
        }

        return new Terminal
        {
            In = Console.OpenStandardInput(),
            Out = new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(false), 4096),
            Error = Console.Error,
            OutIsTerminal = !Console.IsOutputRedirected,
            OutHasReader = OutputPipe.HasReader,
            ErrorIsTerminal = !Console.IsErrorRedirected,
            Color = string.IsNullOrEmpty(System.Environment.GetEnvironmentVariable("NO_COLOR")),
        };
    }

    /// <summary>What a drawing looks like where <see cref="Out"/> goes: coloured on a terminal, plain in a pipe.</summary>
    /// <param name="draw">Draws it.</param>
    /// <param name="pipeWidth">Columns where no terminal sets a width.</param>
    public string Render(Action<IAnsiConsole> draw, int pipeWidth = PipeWidth)
    {
        using var text = new StringWriter { NewLine = "\n" };
        draw(Draw(text, OutIsTerminal, pipeWidth));

        // Spectre fills its cells up to their width; nobody wants blanks at the ends of lines.
        return string.Concat(text.ToString().Split('\n').Select(line => line.TrimEnd() + "\n")).TrimEnd('\n') + "\n";
    }

    /// <summary>What draws for a person on <see cref="Error"/>.</summary>
    public IAnsiConsole ErrorDrawing() => Draw(Error, ErrorIsTerminal);

    private IAnsiConsole Draw(TextWriter writer, bool terminal, int pipeWidth = PipeWidth) => AnsiConsole.Create(new AnsiConsoleSettings
    {
        Ansi = terminal ? AnsiSupport.Detect : AnsiSupport.No,
        ColorSystem = terminal && Color ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
        Interactive = terminal ? InteractionSupport.Detect : InteractionSupport.No,
        Out = new WriterOutput(writer, terminal, pipeWidth),
    });

    /// <summary>Spectre's view of a writer: wide where no terminal sets a width, so that nothing is wrapped.</summary>
    private sealed class WriterOutput(TextWriter writer, bool terminal, int pipeWidth) : IAnsiConsoleOutput
    {
        public TextWriter Writer => writer;

        public bool IsTerminal => terminal;

        public static int TerminalWidth => Math.Max(40, ConsoleWidth());

        public int Width => terminal ? TerminalWidth : pipeWidth;

        public int Height => 50;

        public void SetEncoding(Encoding encoding)
        {
        }

        private static int ConsoleWidth()
        {
            try
            {
                // 0 where a terminal does not know its size, as under `script`.
                return Console.WindowWidth is > 0 and var width ? width : 80;
            }
            catch (IOException)
            {
                return 80;
            }
        }
    }
}
