using TagTasks.Tool.CommandLine;

namespace TagTasks.Tool;

internal static class Program
{
    private static int Main(string[] args) => TagTasksCommandLine.Run(args, Terminal.OfProcess());
}
