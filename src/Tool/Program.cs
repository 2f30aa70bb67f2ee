using TagTasks.Tool.CommandLine;
using TagTasks.Tool.Pack;

namespace TagTasks.Tool;

internal static class Program
{
    // The worker's start counts in every cold pack: it goes past the command line, which it does not need.
    private static int Main(string[] args) => args is [PackWorker.Verb, var question, var answer]
        ? (int)PackWorker.Run(question, answer)
        : TagTasksCommandLine.Run(args, Terminal.OfProcess());
}
