using TagTasks.Inference;
using TagTasks.Tool.Audit.Evaluation;
using TagTasks.Tool.CommandLine;
using TagTasks.Tool.Pack;

namespace TagTasks.Tool;

internal static class Program
{
    // The worker's start counts in every cold pack: it goes past the command line, which it does not need.
    private static int Main(string[] args)
    {
        if (args is ["tag" or "prompt" or PackWorker.Verb, ..] && !NamesNatives(args))
        {
            // These end in one answer, and what takes longest to it needs no argument.
            Tagger.WarmUp();
        }

        if (args is ["audit", ..])
        {
            // Reports go past it; what NuGet's libraries have to say about a broken credential provider would be in the data.
            Console.SetOut(TextWriter.Null);
        }

        return args switch
        {
            [PackWorker.Verb, var question, var answer, ..] => (int)PackWorker.Run(question, answer),
            [EvaluationWorker.Verb, .. var properties] => (int)EvaluationWorker.Run(properties),
            _ => TagTasksCommandLine.Run(args, Terminal.OfProcess()),
        };
    }

    // Another folder's ONNX Runtime must be loaded first: a process can load only one. Looked for roughly, since a warm start
    // that is missed costs a little time only.
    private static bool NamesNatives(string[] args) =>
        Array.Exists(args, static arg => arg.StartsWith("--onnxruntime", StringComparison.Ordinal) || arg.Contains("cuda", StringComparison.OrdinalIgnoreCase))
        || Environment.GetEnvironmentVariable("TAGTASKS_DEVICE")?.Contains("cuda", StringComparison.OrdinalIgnoreCase) == true
        || !string.IsNullOrEmpty(Environment.GetEnvironmentVariable("TAGTASKS_ONNXRUNTIME"));
}
