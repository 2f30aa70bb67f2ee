using TagTasks.Inference;
using TagTasks.Tool.Pack;

namespace TagTasks.Tool.CommandLine;

/// <summary>What can begin before anything is read.</summary>
internal static class WarmStart
{
    /// <summary>
    /// Begins to load ONNX Runtime for what ends in one answer, unless another folder's may be asked for: a process can load
    /// only one. Looked for roughly, since a warm start that is missed costs a little time and nothing else.
    /// </summary>
    public static void Begin(string[] args)
    {
        if (args is ["tag" or "prompt" or PackWorker.Verb, ..] && !NamesNatives(args))
        {
            Tagger.WarmUp();
        }
    }

    private static bool NamesNatives(string[] args) =>
        Array.Exists(args, static arg => arg.StartsWith("--onnxruntime", StringComparison.Ordinal) || arg.Contains("cuda", StringComparison.OrdinalIgnoreCase))
        || Environment.GetEnvironmentVariable("TAGTASKS_DEVICE")?.Contains("cuda", StringComparison.OrdinalIgnoreCase) == true
        || !string.IsNullOrEmpty(Environment.GetEnvironmentVariable("TAGTASKS_ONNXRUNTIME"));
}
