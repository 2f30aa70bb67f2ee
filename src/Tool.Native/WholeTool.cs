using System.Runtime.InteropServices;
using TagTasks.Inference.Diagnostics;
using TagTasks.Tool.CommandLine;

namespace TagTasks.Tool;

/// <summary>The tool with all of its commands, which lies beside this executable.</summary>
internal static partial class WholeTool
{
    private const string Name = "tagtasks-managed";

    /// <summary>Becomes it: same process, same streams, same terminal.</summary>
    /// <param name="args">Its arguments.</param>
    /// <returns>An exit code, if it cannot be started.</returns>
    public static int Run(string[] args)
    {
        var path = Path.Combine(AppContext.BaseDirectory, Name);
        _ = Execute(path, [path, .. args, null]);
        var reason = Marshal.GetPInvokeErrorMessage(Marshal.GetLastPInvokeError());
        var writer = new DiagnosticWriter(Terminal.OfProcess());
        writer.Write(Diagnostic.Error(DiagnosticCode.InstallationIncomplete, $"'{path}' cannot be started ({reason}). Reinstall TagTasks."));
        return (int)writer.ExitCode;
    }

    // execv(3): returns only when it fails.
    [LibraryImport("libc", EntryPoint = "execv", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Execute(string path, string?[] arguments);
}
