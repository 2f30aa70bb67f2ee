using System.ComponentModel;
using System.Diagnostics;
using System.Text.RegularExpressions;

namespace TagTasks.Tasks;

/// <summary>Asks the worker, and says in one sentence what became of it when it gives no answer. One instance, one question.</summary>
internal sealed class WorkerClient(SuggestPackageTags task, PackSettings settings, WorkFolder folder, WorkerProcess process)
{
    // What the host of .NET ends with when no framework fits; the first is what is left of it on Unix.
    private static readonly int[] FrameworkMissing = [0x96, unchecked((int)0x80008096)];

    private const int MaximumWords = 300;

    private readonly string worker = Path.GetFullPath(task.Worker);

    private string PlatformOfTask => string.IsNullOrWhiteSpace(task.RuntimeIdentifier) ? Platform.RuntimeIdentifier : task.RuntimeIdentifier!;

    private string[] Question => ["pack-worker", folder.QuestionPath, folder.AnswerPath, .. Natives];

    /// <summary>Asks it.</summary>
    /// <exception cref="PackProblemException">There is no answer.</exception>
    public PackAnswer Ask(PackQuestion question, string key)
    {
        CheckInstallation();
        try
        {
            Directory.CreateDirectory(folder.Path);
            File.Delete(folder.AnswerPath);
            FileText.WriteIfDifferent(folder.QuestionPath, Text(question, key));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new PackProblemException(Pack.FolderProblem(folder.Path, e), e);
        }

        var outcome = Run();
        return outcome.ExitCode == 0 && File.Exists(folder.AnswerPath) ? Read(key) : throw new PackProblemException(WithoutAnswer(outcome));
    }

    // The worker compiled for this platform needs no .NET and half the time. Where it cannot run (an older C library, a
    // folder that nothing may be started from) the portable one is asked.
    private WorkerOutcome Run()
    {
        var watch = Stopwatch.StartNew();
        var outcome = RunNative();
        return outcome is { ExitCode: null } || (outcome is { ExitCode: 0 } && File.Exists(folder.AnswerPath)) ? outcome! : RunPortable(settings.Timeout - watch.Elapsed);
    }

    private WorkerOutcome? RunNative()
    {
        var native = Path.Combine(Path.GetDirectoryName(worker)!, "runtimes", PlatformOfTask, "native", "tagtasks");
        try
        {
            return File.Exists(native) ? process.Run(native, Question, folder.Path, settings.Timeout) : null;
        }
        catch (Exception e) when (e is Win32Exception or InvalidOperationException)
        {
            return null;
        }
    }

    private WorkerOutcome RunPortable(TimeSpan timeout)
    {
        var host = Host();
        try
        {
            // exec and roll-forward: a machine with only a newer runtime serves as well.
            return process.Run(
                host, ["exec", "--roll-forward", "Major", worker, .. Question], folder.Path, timeout);
        }
        catch (Exception e) when (e is Win32Exception or InvalidOperationException or FileNotFoundException)
        {
            throw new PackProblemException(
                PackDiagnosticCode.RuntimeMissing,
                $"'{host}' cannot be started: {Pack.OneLine(e.Message)} Install {Runtime()}, or set TagTasksEnabled=false.",
                null,
                e);
        }
    }

    // The worker begins to load ONNX Runtime before it reads the question; an argument keeps it from loading the wrong one.
    private string[] Natives => OnnxRuntimeDirectory is not null || TagDevice.IsCuda(settings.Device) ? ["--onnxruntime"] : [];

    private string? OnnxRuntimeDirectory => string.IsNullOrWhiteSpace(task.OnnxRuntimeDirectory) ? null : task.Absolute(task.OnnxRuntimeDirectory!.Trim());

    private string Host()
    {
        foreach (var host in new[] { task.DotNetHost, Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") })
        {
            if (!string.IsNullOrWhiteSpace(host))
            {
                return host!;
            }
        }

        return "dotnet";
    }

    private void CheckInstallation()
    {
        if (!File.Exists(worker))
        {
            throw new PackProblemException(
                PackDiagnosticCode.WorkerMissing,
                $"'{worker}' is missing. The package TagTasks is damaged: delete its folder and restore again.");
        }

        var runtimes = Path.Combine(Path.GetDirectoryName(worker)!, "runtimes");
        if (Directory.Exists(runtimes) && !Directory.Exists(Path.Combine(runtimes, PlatformOfTask, "native")))
        {
            var known = Directory.EnumerateDirectories(runtimes).Select(Path.GetFileName).OrderBy(name => name, StringComparer.Ordinal);
            throw new PackProblemException(
                PackDiagnosticCode.PlatformUnsupported,
                $"There is no model runtime for {PlatformOfTask}, only for {string.Join(", ", known)}. Pack on one of these, or commit a lock file and set TagTasksLockedMode=true here.");
        }
    }

    private PackAnswer Read(string key)
    {
        PackAnswer answer;
        try
        {
            answer = PackAnswer.Read(File.ReadAllBytes(folder.AnswerPath));
        }
        catch (Exception e) when (e is FormatException or IOException)
        {
            throw Invalid(Pack.OneLine(e.Message), e);
        }

        return answer.Failure is { } failure ? throw new PackProblemException(failure)
            : answer.Key != key ? throw Invalid("it answers another question.", null)
            : answer;
    }

    private static PackProblemException Invalid(string reason, Exception? inner) => new(
        PackDiagnosticCode.AnswerInvalid,
        $"The worker's answer is not understood: {reason} The package keeps its own tags; please report it.",
        null,
        inner);

    private PackDiagnostic WithoutAnswer(WorkerOutcome outcome)
    {
        if (outcome.ExitCode is null)
        {
            return new PackDiagnostic(
                PackDiagnosticCode.WorkerTimeout,
                outcome.Canceled
                    ? "The build was cancelled. The package keeps its own tags."
                    : $"No tags after {WorkerProcess.Seconds(settings.Timeout)} s; the worker was ended. Raise TagTasksTimeout, or pack with fewer projects at once.");
        }

        if (FrameworkMissing.Contains(outcome.ExitCode.Value))
        {
            return new PackDiagnostic(
                PackDiagnosticCode.RuntimeMissing,
                $"This machine has no {Runtime()}, on which the tags are worked out. Install it, or commit a lock file and set TagTasksLockedMode=true here.");
        }

        var said = Said(outcome.LastWords);
        var words = said.Length == 0 ? "It said nothing." : $"It said: {Pack.OneLine(said)}";
        return new PackDiagnostic(
            PackDiagnosticCode.WorkerFailed,
            $"The worker ended with exit code {outcome.ExitCode} and no answer. The package keeps its own tags; pack again. {words}");
    }

    // What a crash is about stands before the frames of its stack, which tell a user nothing.
    private static string Said(string words)
    {
        var lines = words.Split('\n').Select(line => line.Trim()).TakeWhile(line => !line.StartsWith("at ", StringComparison.Ordinal));
        var text = string.Join(" ", lines).Trim();
        return text.Length > MaximumWords ? text.Substring(0, MaximumWords) + "…" : text;
    }

    // A look is enough for a message; the host of .NET is who really reads this file.
    private string Runtime()
    {
        var config = Path.ChangeExtension(worker, ".runtimeconfig.json");
        var match = File.Exists(config)
            ? Regex.Match(File.ReadAllText(config), "\"Microsoft\\.NETCore\\.App\"\\s*,\\s*\"version\"\\s*:\\s*\"([^\"]+)\"", RegexOptions.None, TimeSpan.FromSeconds(1))
            : Match.Empty;
        return match.Success ? $".NET runtime {match.Groups[1].Value} or newer" : ".NET runtime";
    }

    private string Text(PackQuestion question, string key)
    {
        var json = new JsonWriter().Open('{').Member("schema", PackAnswer.Schema).Member("key", key);
        question.Write(json.Open('{', "question")).Close('}');
        return json.Open('{', "machine")
            .Member("projectDirectory", Path.GetDirectoryName(task.ProjectFile))
            .Member("model", QuestionBuilder.NamedModel(task))
            .Member("device", settings.Device)
            .Member("onnxRuntimeDirectory", OnnxRuntimeDirectory)
            .Member("threads", settings.Threads)
            .Close('}').Close('}').ToString();
    }
}
