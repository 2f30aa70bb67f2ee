using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace TagTasks.Tasks;

/// <summary>Starts the worker and waits for its end. One run at a time; <see cref="Cancel"/> may come from another thread.</summary>
/// <remarks>
/// Not MSBuild's <c>ToolTask</c>: that one reads the tool's console for lines that look like errors, and reports a
/// timeout (MSB5002), a cancellation (MSB5021) and a failed start (MSB6003) itself, where a pack must see one warning of
/// ours and nothing else.
/// </remarks>
internal sealed class WorkerProcess
{
    private const int MaximumWords = 2000;

    private readonly object gate = new();
    private readonly StringBuilder words = new();
    private bool ended;
    private bool canceled;

    /// <summary>Runs a command to its end.</summary>
    /// <param name="file">The program.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="directory">Where it runs.</param>
    /// <param name="timeout">How long it may take.</param>
    /// <exception cref="Win32Exception">It cannot be started.</exception>
    public WorkerOutcome Run(string file, IReadOnlyList<string> arguments, string directory, TimeSpan timeout)
    {
        var start = new ProcessStartInfo(file, string.Join(" ", arguments.Select(Quote)))
        {
            WorkingDirectory = directory,
            UseShellExecute = false,
            CreateNoWindow = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // A short-lived process: instrumented code would only be paid for, never earn.
        start.Environment["DOTNET_TieredPGO"] = "0";
        lock (gate)
        {
            ended = false;
            words.Clear();
        }

        using var process = new Process { StartInfo = start, EnableRaisingEvents = true };
        process.Exited += (_, _) => Signal(ref ended);
        process.OutputDataReceived += (_, line) => Hear(line.Data);
        process.ErrorDataReceived += (_, line) => Hear(line.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        var inTime = WaitForEnd(timeout);
        if (!inTime)
        {
            Kill(process);
        }

        // Only what it left in the pipes; a grandchild that holds them open must not hold the build.
        process.WaitForExit(1000);
        lock (gate)
        {
            return new WorkerOutcome(inTime ? process.ExitCode : null, canceled, words.ToString().Trim());
        }
    }

    /// <summary>Ends a run.</summary>
    public void Cancel() => Signal(ref canceled);

    /// <summary>An argument as <see cref="ProcessStartInfo.Arguments"/> wants it on every system.</summary>
    internal static string Quote(string argument)
    {
        var text = new StringBuilder("\"");
        var slashes = 0;
        foreach (var c in argument)
        {
            // Backslashes count only before a quotation mark, and the closing one is one.
            text.Append('\\', c == '"' ? slashes + 1 : 0).Append(c);
            slashes = c == '\\' ? slashes + 1 : 0;
        }

        return text.Append('\\', slashes).Append('"').ToString();
    }

    /// <summary>How long, in words.</summary>
    internal static string Seconds(TimeSpan time) => time.TotalSeconds.ToString("0.##", CultureInfo.InvariantCulture);

    private static void Kill(Process process)
    {
        try
        {
            process.Kill();
        }
        catch (Exception e) when (e is InvalidOperationException or Win32Exception)
        {
            // It ended just now.
        }
    }

    private bool WaitForEnd(TimeSpan timeout)
    {
        var watch = Stopwatch.StartNew();
        lock (gate)
        {
            while (!ended && !canceled)
            {
                var left = timeout - watch.Elapsed;
                if (left <= TimeSpan.Zero || !Monitor.Wait(gate, left))
                {
                    break;
                }
            }

            return ended;
        }
    }

    private void Signal(ref bool flag)
    {
        lock (gate)
        {
            flag = true;
            Monitor.PulseAll(gate);
        }
    }

    private void Hear(string? line)
    {
        lock (gate)
        {
            if (line is not null && words.Length < MaximumWords)
            {
                words.AppendLine(line);
            }
        }
    }
}
