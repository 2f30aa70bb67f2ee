using System.Diagnostics;

namespace TagTasks.Tool.Tests;

/// <summary>Runs the real tool in a process of its own: for pipes, and for what would take this process down with it.</summary>
internal sealed record ToolProcess(int ExitCode, string Out, string Error)
{
    // Another build or test may have the machine; what hangs or is quadratic takes far longer.
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    /// <summary>Runs the tool.</summary>
    public static Task<ToolProcess> Tool(params string[] args) => Tool(new Dictionary<string, string>(), args);

    /// <summary>Runs the tool with environment variables.</summary>
    public static Task<ToolProcess> Tool(IReadOnlyDictionary<string, string> environment, params string[] args) => Run("dotnet", [Dll, .. args], environment);

    /// <summary>Runs a shell script in which <c>tool</c> is the tool and <c>$1</c> is an argument.</summary>
    public static Task<ToolProcess> Shell(string script, string argument) =>
        Run("sh", ["-c", $"dll=$2; tool() {{ dotnet \"$dll\" \"$@\"; }}; {script}", "sh", argument, Dll], new Dictionary<string, string>());

    private static string Dll => ToolFile.Path;

    private static async Task<ToolProcess> Run(string program, string[] args, IReadOnlyDictionary<string, string> environment)
    {
        var start = new ProcessStartInfo(program, args) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };

        // Where the machine has something of CUDA, batches would say so; tests of devices name one.
        start.Environment["TAGTASKS_DEVICE"] = "cpu";
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(Limit);
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(limit.Token);
            var error = process.StandardError.ReadToEndAsync(limit.Token);
            await process.WaitForExitAsync(limit.Token);
            return new ToolProcess(process.ExitCode, await output, await error);
        }
        finally
        {
            process.Kill(entireProcessTree: true);
        }
    }
}
