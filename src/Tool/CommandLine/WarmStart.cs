using TagTasks.Inference;
using TagTasks.Inference.Encoders.Memory;
using TagTasks.Tool.Pack;

namespace TagTasks.Tool.CommandLine;

/// <summary>
/// What begins before the command line is read: a model takes longer to load than everything else takes together. What will
/// be asked for is guessed roughly, since a guess that is wrong costs a little time and nothing else.
/// </summary>
internal static class WarmStart
{
    // With one of these another tagger is asked for, or none.
    private static readonly string[] Unusual = ["--model", "--threads", "--device", "--onnxruntime", "--help", "-h", "-?"];
    private static readonly string[] UnusualVariables = ["TAGTASKS_MODEL", "TAGTASKS_THREADS", "TAGTASKS_DEVICE", "TAGTASKS_ONNXRUNTIME"];

    private static bool isOurs;
    private static TaggerOptions? usual;
    private static Task<Tagger>? begun;

    /// <summary>Begins, as the first thing that the process does.</summary>
    public static void Begin(string[] args)
    {
        isOurs = true;
        if (args is not ["tag" or "prompt" or "batch" or "eval" or PackWorker.Verb, ..])
        {
            return;
        }

        NativeHeap.Claim();
        if (args is ["tag" or "prompt", ..] && !args.Any(IsUnusual) && Array.TrueForAll(UnusualVariables, name => Variable(name) is null))
        {
            usual = Adapted(new TaggerOptions { CacheDirectory = Variable("TAGTASKS_CACHE_DIRECTORY") });
            begun = Task.Factory.StartNew(static () => Tagger.Load(usual), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        }
        else if (args is ["tag" or "prompt" or PackWorker.Verb, ..] && !NamesNatives(args))
        {
            Tagger.WarmUp();
        }
    }

    /// <summary>A tagger that loads beside what comes next: the one that is loading already, if it is as wanted.</summary>
    /// <param name="options">How it is loaded.</param>
    /// <exception cref="Inference.Diagnostics.TagTasksException">There is no model.</exception>
    public static Tagger Load(TaggerOptions options)
    {
        options = Adapted(options);
        return options == usual && Interlocked.Exchange(ref begun, null) is { } warm ? warm.GetAwaiter().GetResult() : Tagger.Load(options);
    }

    /// <summary>Waits for what was begun in vain: a process that ends in the middle of loading a native library may crash.</summary>
    public static void End()
    {
        if (Interlocked.Exchange(ref begun, null) is { } warm)
        {
            _ = Task.WaitAny(warm);
            if (warm.IsCompletedSuccessfully)
            {
                warm.Result.Dispose();
            }
        }
    }

    private static TaggerOptions Adapted(TaggerOptions options) => options with { LoadInBackground = true, EndsWithProcess = isOurs };

    private static bool IsUnusual(string arg) => Array.Exists(Unusual, option => arg.StartsWith(option, StringComparison.Ordinal));

    // A process can load only one ONNX Runtime, and the one with CUDA lies elsewhere.
    private static bool NamesNatives(string[] args) =>
        Array.Exists(args, static arg => arg.StartsWith("--onnxruntime", StringComparison.Ordinal) || arg.Contains("cuda", StringComparison.OrdinalIgnoreCase))
        || Variable("TAGTASKS_DEVICE")?.Contains("cuda", StringComparison.OrdinalIgnoreCase) == true
        || Variable("TAGTASKS_ONNXRUNTIME") is not null;

    private static string? Variable(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
}
