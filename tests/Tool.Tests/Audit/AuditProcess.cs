using System.Diagnostics;
using TagTasks.Tool.Audit.Evaluation;

namespace TagTasks.Tool.Tests.Audit;

/// <summary>Runs the tool as a process of its own, where a user would.</summary>
internal static class AuditProcess
{
    /// <summary>Runs <c>tagtasks audit</c>.</summary>
    public static Task<CommandLineRun> Run(string directory, params string[] args) => Run(directory, new Dictionary<string, string>(), args);

    /// <summary>Runs <c>tagtasks audit</c> with environment variables.</summary>
    public static async Task<CommandLineRun> Run(string directory, IReadOnlyDictionary<string, string> environment, params string[] args)
    {
        var start = new ProcessStartInfo(DotNetHost.Find())
        {
            WorkingDirectory = directory,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        string[] all = ["exec", ToolFile.Path, "audit", .. args];
        Array.ForEach(all, start.ArgumentList.Add);

        // A project may end the evaluation process with it; MSBuild does not let it without.
        start.Environment["MSBUILDENABLEALLPROPERTYFUNCTIONS"] = "1";
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return new CommandLineRun(process.ExitCode, await output, await error);
    }
}
