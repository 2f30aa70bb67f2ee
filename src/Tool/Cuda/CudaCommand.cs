using System.CommandLine;
using TagTasks.Inference.Caching;
using TagTasks.Inference.Devices.Cuda;
using TagTasks.Inference.Diagnostics;
using TagTasks.Tool.CommandLine;

namespace TagTasks.Tool.Cuda;

/// <summary><c>tagtasks cuda install|status|remove</c>: ONNX Runtime's libraries for CUDA, which come with no package of ours.</summary>
internal static class CudaCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(Terminal terminal) => new("cuda", "Fetch, look at or remove what `--device cuda` needs.")
    {
        Install(terminal), Status(terminal), Remove(terminal),
    };

    private static Command Install(Terminal terminal)
    {
        var source = new OptionWithoutVariable<string?>("--source")
        {
            Description = "Where the package is: a name in NuGet.Config, an address, a folder of packages, or the package itself. Default: the sources that NuGet.Config enables, in order.",
            HelpName = "FEED",
        };
        var (cache, quiet) = (CacheDirectory(), new CommonOptions().Quiet);
        var command = new Command("install", "Fetch ONNX Runtime for CUDA from your own NuGet sources into the user's cache folder.") { source, cache, quiet };
        command.SetAction(parsed =>
        {
            using var interruption = new Interruption();
            var diagnostics = new DiagnosticWriter(terminal, parsed.GetValue(quiet));
            var directory = new CudaInstaller(Known(), Folder(parsed.GetValue(cache)), diagnostics)
                .Install(parsed.GetValue(source), Environment.CurrentDirectory, interruption.Token);
            terminal.Out.WriteLine(directory);
        });
        return command;
    }

    private static Command Status(Terminal terminal)
    {
        var format = CommonOptions.OneOf("--format", "How to report.", "text", "json");
        var (device, natives, cache) = (new CommonOptions().Device, new CommonOptions().OnnxRuntime, CacheDirectory());
        var command = new Command("status", "Say what `--device cuda` needs and whether it is there: exit code 0 when all is, else 3.") { format, device, natives, cache };
        command.SetAction(parsed =>
        {
            var report = CudaProbe.Look(parsed.GetValue(device)?.Ordinal ?? 0, parsed.GetValue(natives), Folder(parsed.GetValue(cache)), hashAnew: true);
            terminal.Out.Write(parsed.GetValue(format) == "json" ? CudaStatus.Json(report) + "\n" : CudaStatus.Text(report));
            return (int)(report.Problem is null ? ExitCode.Fine : ExitCode.Environment);
        });
        return command;
    }

    private static Command Remove(Terminal terminal)
    {
        var (cache, quiet) = (CacheDirectory(), new CommonOptions().Quiet);
        var command = new Command("remove", "Delete what install fetched, of all versions.") { cache, quiet };
        command.SetAction(parsed => CudaInstaller.Remove(Folder(parsed.GetValue(cache)), new DiagnosticWriter(terminal, parsed.GetValue(quiet))));
        return command;
    }

    private static Option<string?> CacheDirectory() => new("--cache-directory") { Description = "The cache folder. Default: the user's.", HelpName = "DIR" };

    private static string Folder(string? given) => Path.GetFullPath(string.IsNullOrEmpty(given) ? CacheFolder.DefaultDirectory : given);

    private static CudaNatives Known() => CudaNatives.Current ?? throw new TagTasksException(
        DiagnosticCode.CudaUnavailable,
        $"ONNX Runtime for CUDA is made for {string.Join(" and ", CudaNatives.Platforms)}, and this is {CudaNatives.ThisPlatform}. Use --device cpu here.");
}
