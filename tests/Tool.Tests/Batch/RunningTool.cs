using System.Diagnostics;
using TagTasks.TestKit;

namespace TagTasks.Tool.Tests.Batch;

/// <summary>The tool as a process of its own, for what only a process can go through: signals and sudden ends.</summary>
internal sealed class RunningTool : IDisposable
{
    private readonly Process process;
    private readonly Task<string> output;
    private readonly Task<string> error;

    private RunningTool(Process process)
    {
        this.process = process;
        output = process.StandardOutput.ReadToEndAsync();
        error = process.StandardError.ReadToEndAsync();
    }

    /// <summary>Starts it.</summary>
    public static RunningTool Start(params string[] args)
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet")
        {
            WorkingDirectory = Repository.Root,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // As ToolProcess does.
        start.Environment["TAGTASKS_DEVICE"] = "cpu";
        start.ArgumentList.Add(ToolFile.Path);
        Array.ForEach(args, start.ArgumentList.Add);
        return new RunningTool(Process.Start(start)!);
    }

    /// <summary>What it is fed.</summary>
    public StreamWriter Input => process.StandardInput;

    /// <summary>Whether it has ended.</summary>
    public bool HasEnded => process.HasExited;

    /// <summary>Ends it as a power cut would: nothing of it runs any more.</summary>
    public void Kill() => process.Kill();

    /// <summary>Whether the signal of Ctrl+C reaches anything here: what a shell starts in the background ignores it, and so do its children.</summary>
    public static bool CanInterrupt =>
        !OperatingSystem.IsWindows()
        && !(File.Exists("/proc/self/status")
            && File.ReadLines("/proc/self/status").FirstOrDefault(line => line.StartsWith("SigIgn:", StringComparison.Ordinal)) is { } ignored
            && (Convert.ToUInt64(ignored[7..].Trim(), 16) & 2) != 0);

    /// <summary>Asks it to stop, as Ctrl+C does.</summary>
    public async Task Interrupt()
    {
        using var kill = Process.Start("kill", ["-INT", process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Waits for its end.</summary>
    public async Task<CommandLineRun> End()
    {
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return new CommandLineRun(process.ExitCode, await output, await error);
    }

    public void Dispose()
    {
        if (!process.HasExited)
        {
            process.Kill();
        }

        process.Dispose();
    }
}
