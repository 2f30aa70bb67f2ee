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
    private static readonly string[] Unusual =
        ["--model", "--threads", "--device", "--onnxruntime", "--cache-directory", "--help", "-h", "-?"];

    private static readonly string[] UnusualVariables = ["TAGTASKS_MODEL", "TAGTASKS_THREADS", "TAGTASKS_DEVICE", "TAGTASKS_ONNXRUNTIME"];

    private static bool processAnswersOnce;
    private static TaggerOptions? guess;
    private static Task<Tagger>? begun;

    /// <summary>Begins, as the first thing that the process does.</summary>
    public static void Begin(string[] args)
    {
        if (args is not ["tag" or "prompt" or PackWorker.Verb, ..])
        {
            return;
        }

        processAnswersOnce = true;
        NativeHeap.Claim();
        if (Guess(args, Environment.GetEnvironmentVariable) is { } guessed)
        {
            guess = Adapted(guessed);
            begun = Task.Factory.StartNew(static () => Tagger.Load(guess), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        }
        else if (!NamesNatives(args))
        {
            Tagger.WarmUp();
        }
    }

    /// <summary>The tagger that a command line will ask for; null when that cannot be known yet.</summary>
    /// <param name="args">The arguments.</param>
    /// <param name="variable">An environment variable's value.</param>
    internal static TaggerOptions? Guess(string[] args, Func<string, string?> variable) =>
        args is ["tag" or "prompt", ..]
        && !args.Any(static arg => Array.Exists(Unusual, option => arg.StartsWith(option, StringComparison.Ordinal)))
        && Array.TrueForAll(UnusualVariables, name => string.IsNullOrEmpty(variable(name)))
            ? new TaggerOptions { CacheDirectory = variable("TAGTASKS_CACHE_DIRECTORY") is { Length: > 0 } folder ? folder : null }
            : null;

    /// <summary>A tagger that loads beside what comes next: the one that is loading already, if it is as wanted.</summary>
    /// <param name="options">How it is loaded.</param>
    /// <exception cref="Inference.Diagnostics.TagTasksException">There is no model.</exception>
    public static Tagger Load(TaggerOptions options)
    {
        options = Adapted(options);
        return options == guess && Interlocked.Exchange(ref begun, null) is { } warm ? warm.GetAwaiter().GetResult() : Tagger.Load(options);
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

    private static TaggerOptions Adapted(TaggerOptions options) => options with { LoadInBackground = true, EndsWithProcess = processAnswersOnce };

    // A process can load only one ONNX Runtime, and the one with CUDA lies elsewhere.
    private static bool NamesNatives(string[] args) =>
        Array.Exists(args, static arg => arg.StartsWith("--onnxruntime", StringComparison.Ordinal) || arg.Contains("cuda", StringComparison.OrdinalIgnoreCase))
        || Environment.GetEnvironmentVariable("TAGTASKS_DEVICE")?.Contains("cuda", StringComparison.OrdinalIgnoreCase) == true
        || !string.IsNullOrEmpty(Environment.GetEnvironmentVariable("TAGTASKS_ONNXRUNTIME"));
}
