using TagTasks.Tool.CommandLine;
using TagTasks.Tool.Pack;

namespace TagTasks.Tool;

internal static class Program
{
    private static int Main(string[] args)
    {
        WarmStart.Begin(args);
        try
        {
            return args switch
            {
                [PackWorker.Verb, var question, var answer, ..] => (int)PackWorker.Run(question, answer),
                [{ } command, ..] when Commands.Names.Contains(command) => TagTasksCommandLine.Run(args, Terminal.OfProcess()),
                ["--version"] => TagTasksCommandLine.Run(args, Terminal.OfProcess()),
                _ => WholeTool.Run(args),
            };
        }
        finally
        {
            WarmStart.End();
        }
    }
}
