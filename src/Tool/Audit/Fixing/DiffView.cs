using System.Text;
using TagTasks.Tool.CommandLine;

namespace TagTasks.Tool.Audit.Fixing;

/// <summary>Shows a difference: coloured on a terminal, else letter by letter, so that <c>git apply</c> takes it. Not thread-safe.</summary>
/// <param name="terminal">Where it goes.</param>
/// <param name="toOut">Whether it is the answer; else it is talk.</param>
/// <param name="quiet">Whether talk is not wanted.</param>
internal sealed class DiffView(Terminal terminal, bool toOut, bool quiet)
{
    private readonly StringBuilder text = new();

    /// <summary>Adds the difference of a file.</summary>
    public void Add(string diff) => text.Append(diff);

    /// <summary>Shows all that was added.</summary>
    public void Show()
    {
        var isTerminal = toOut ? terminal.OutIsTerminal : terminal.ErrorIsTerminal;
        var shown = isTerminal && terminal.Color ? Coloured(text.ToString()) : text.ToString();
        if (toOut)
        {
            OutputFile.Write(null, terminal, shown);
        }
        else if (!quiet)
        {
            terminal.Error.Write(shown);
        }
    }

    private static string Coloured(string diff) => string.Concat(diff.Split('\n').SkipLast(1).Select(line => (line, colour: line switch
    {
        ['-', '-', '-', ' ', ..] or ['+', '+', '+', ' ', ..] => "1",
        ['@', '@', ..] => "36",
        ['-', ..] => "31",
        ['+', ..] => "32",
        _ => null,
    })).Select(part => part.colour is null ? part.line + "\n" : $"\e[{part.colour}m{part.line.TrimEnd('\r')}\e[0m\n"));
}
