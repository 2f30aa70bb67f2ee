using TagTasks.Tool.CommandLine;
using TagTasks.Tool.Pack;

namespace TagTasks.Tool;

internal static class Program
{
    private static int Main(string[] args)
    {
        if (args is not [PackWorker.Verb, ..] && !(args is [{ } command, ..] && Commands.Names.Contains(command)))
        {
            return WholeTool.Run(args);
        }

        WarmStart.Begin(args);
        return args is [PackWorker.Verb, var question, var answer, ..]
            ? (int)PackWorker.Run(question, answer)
            : TagTasksCommandLine.Run(args, Terminal.OfProcess());
    }
}
