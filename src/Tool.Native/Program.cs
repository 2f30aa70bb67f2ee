using TagTasks.Tool.CommandLine;
using TagTasks.Tool.Pack;

namespace TagTasks.Tool;

internal static class Program
{
    private static int Main(string[] args)
    {
        WarmStart.Begin(args);
        switch (args)
        {
            case [PackWorker.Verb, var question, var answer, ..]:
                return (int)PackWorker.Run(question, answer);
            case [{ } command, ..] when Commands.Names.Contains(command):
                return TagTasksCommandLine.Run(args, Terminal.OfProcess());
            case ["--version"]:
                return TagTasksCommandLine.Run(args, Terminal.OfProcess());
            default:
                return WholeTool.Run(args);
        }
    }
}
