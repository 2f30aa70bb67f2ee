using TagTasks.Inference;
using TagTasks.Tool.CommandLine;

namespace TagTasks.Tool;

internal static class Program
{
    private static int Main(string[] args)
    {
        if (args is not [{ } command, ..] || !Commands.Names.Contains(command))
        {
            return WholeTool.Run(args);
        }

        Tagger.WarmUp();
        return TagTasksCommandLine.Run(args, Terminal.OfProcess());
    }
}
