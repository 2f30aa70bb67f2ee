using System.Diagnostics;
using System.Text;
using System.Text.Json;
using TagTasks.Inference.Diagnostics;

namespace TagTasks.Tool.Audit.Evaluation;

/// <summary>One <see cref="EvaluationWorker"/> process, seen from the audit. Not thread-safe.</summary>
internal sealed class EvaluationProcess : IDisposable
{
    private const int MaximumWords = 2000;

    private readonly Process process;
    private readonly StringBuilder words = new();

    private EvaluationProcess(Process process) => this.process = process;

    /// <summary>Starts one and waits until it has found its SDK.</summary>
    /// <param name="directory">The folder whose <c>global.json</c> decides which SDK that is.</param>
    /// <param name="properties">Global properties, <c>NAME=VALUE</c> each.</param>
    /// <param name="timeout">How long that may take.</param>
    /// <exception cref="TagTasksException">There is no SDK, the process does not start, or a property is refused.</exception>
    public static EvaluationProcess Start(string directory, IReadOnlyList<string> properties, TimeSpan timeout)
    {
        var host = DotNetHost.Find();
        var utf8 = new UTF8Encoding(false);
        var start = new ProcessStartInfo(host)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = utf8,
            StandardOutputEncoding = utf8,
            UseShellExecute = false,
            CreateNoWindow = true,
            WorkingDirectory = directory,
        };
        string[] arguments = ["exec", typeof(EvaluationProcess).Assembly.Location, EvaluationWorker.Verb, .. properties];
        Array.ForEach(arguments, start.ArgumentList.Add);
        start.Environment["DOTNET_HOST_PATH"] = host;
        EvaluationProcess? started = null;
        try
        {
            started = new EvaluationProcess(Process.Start(start)!);
            started.process.ErrorDataReceived += (_, line) => started.Hear(line.Data);
            started.process.BeginErrorReadLine();
            var ready = started.Read(timeout) ?? throw Unstartable(started.LastWords);
            return ready.Failure is not { } failure ? started : throw (ready.Path == EvaluationWorker.Properties
                ? new TagTasksException(DiagnosticCode.OptionInvalid, $"MSBuild refuses --property: {failure.Message}")
                : Unstartable(failure.Message));
        }
        catch (System.ComponentModel.Win32Exception e)
        {
            throw Unstartable(e.Message);
        }
        catch
        {
            started?.Dispose();
            throw;
        }
    }

    /// <summary>What the process said last on standard error; empty when it said nothing.</summary>
    public string LastWords
    {
        get
        {
            lock (words)
            {
                // An exception says what happened before it says where.
                return words.ToString().ReplaceLineEndings(" ").Split("   at ")[0].Trim();
            }
        }
    }

    /// <summary>Evaluates a project.</summary>
    /// <returns>The answer; null when the process ended or took too long, after which it is good for nothing.</returns>
    public EvaluatedProject? Ask(string path, TimeSpan timeout)
    {
        try
        {
            process.StandardInput.Write(JsonSerializer.Serialize(path, EvaluationJson.Default.String) + "\n");
            process.StandardInput.Flush();
            return Read(timeout);
        }
        catch (IOException)
        {
            return null;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (Exception e) when (e is InvalidOperationException or System.ComponentModel.Win32Exception or NotSupportedException)
        {
            // It ended by itself.
        }

        process.Dispose();
    }

    private static TagTasksException Unstartable(string why)
    {
        var reason = why.Length == 0 ? "the process ended without a word." : why.EndsWith('.') ? why : why + ".";
        return new TagTasksException(
            DiagnosticCode.SdkNotFound, $"No project can be evaluated, since no .NET SDK runs here: {reason} Install the SDK that global.json asks for.");
    }

    private EvaluatedProject? Read(TimeSpan timeout)
    {
        try
        {
            var line = process.StandardOutput.ReadLineAsync().WaitAsync(timeout).GetAwaiter().GetResult();
            return line is null ? null : JsonSerializer.Deserialize(line, EvaluationJson.Default.EvaluatedProject);
        }
        catch (Exception e) when (e is TimeoutException or JsonException)
        {
            return null;
        }
    }

    private void Hear(string? line)
    {
        lock (words)
        {
            if (line is not null && words.Length < MaximumWords)
            {
                words.Append(line).Append('\n');
            }
        }
    }
}
