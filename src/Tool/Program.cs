using TagTasks.Tool.Audit.Evaluation;
using TagTasks.Tool.CommandLine;
using TagTasks.Tool.Pack;

namespace TagTasks.Tool;

internal static class Program
{
    // The worker's start counts in every cold pack: it goes past the command line, which it does not need.
    private static int Main(string[] args)
    {
        WarmStart.Begin(args);
        try
        {
            return Run(args);
        }
        finally
        {
            WarmStart.End();
        }
    }

    private static int Run(string[] args)
    {
        if (args is ["audit" or "cuda", ..])
        {
            // Their data goes past it; what NuGet's libraries have to say about a broken credential provider would be in the data.
            Console.SetOut(TextWriter.Null);
        }

        return args switch
        {
            [PackWorker.Verb, var question, var answer, ..] => (int)PackWorker.Run(question, answer),
            [EvaluationWorker.Verb, .. var properties] => (int)EvaluationWorker.Run(properties),
            _ => TagTasksCommandLine.Run(args, Terminal.OfProcess()),
        };
    }
}
