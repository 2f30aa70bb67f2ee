using System.Text.Json;
using TagTasks.Inference.Devices.Cuda;
using TagTasks.Inference.Diagnostics;
using TagTasks.TestKit;

namespace TagTasks.Tool.Tests.Cuda;

/// <summary><c>--device</c> and <c>--onnxruntime</c> of the real tool, on machines with and without CUDA.</summary>
public sealed class DeviceOptionTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly string readme;

    public DeviceOptionTests() => readme = folder.Write("README.md", "# A message queue\n\nSends messages over RabbitMQ.");

    // What is installed for the user of this machine does not count.
    private Dictionary<string, string> Environment => new() { ["XDG_CACHE_HOME"] = folder["cache"], ["LOCALAPPDATA"] = folder["cache"], ["HOME"] = folder["home"], ["TAGTASKS_DEVICE"] = "" };

    private static string Natives => Path.Combine(Path.GetDirectoryName(ToolFile.Path)!, "runtimes", CudaNatives.ThisPlatform, "native");

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("gpu")]
    [InlineData("cuda:x")]
    [InlineData(" ")]
    public void Anything_but_a_device_is_refused(string device)
    {
        var run = CommandLineRun.Of("tag", readme, $"--device={device}");

        Assert.Equal((2, ""), (run.ExitCode, run.Out));
        Assert.Contains($"{DiagnosticCode.UsageInvalid}: --device is auto, cpu, cuda or cuda:N with N from 0, not '{device}'.", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_command_in_a_command_is_named_whole() =>
        Assert.EndsWith("See `tagtasks cuda status --help`.\n", CommandLineRun.Of("cuda", "status", "--none").Error, StringComparison.Ordinal);

    [Fact]
    public void So_it_is_in_the_variable() =>
        Assert.Equal(2, CommandLineRun.With([], ["tag", readme], new Dictionary<string, string> { ["TAGTASKS_DEVICE"] = "gpu" }).ExitCode);

    [Theory]
    [InlineData("tag")]
    [InlineData("batch")]
    public async Task Cuda_that_cannot_be_had_is_an_error_that_names_what_is_missing(string command)
    {
        await SkipWithCuda();

        var run = await ToolProcess.Tool(Environment, command, readme, "--device", "cuda");

        Assert.Equal((3, ""), (run.ExitCode, run.Out));
        Assert.Contains($"{DiagnosticCode.CudaUnavailable}: CUDA cannot be used: ", run.Error, StringComparison.Ordinal);
        Assert.Matches("libcuda|nvcuda|no device|not installed|is this|this is", run.Error);
    }

    [Fact]
    public async Task Auto_says_once_where_a_batch_runs_and_why()
    {
        await SkipWithCuda();
        folder.Write("other.md", "# A cache");

        var run = await ToolProcess.Tool(Environment, "batch", readme, folder["other.md"], "--device", "auto");

        Assert.Equal((0, 2), (run.ExitCode, run.Out.Count(c => c == '\n')));
        Assert.Matches(@"\ADevice: CPU, because CUDA cannot be used: [^\n]+\.\r?\n\z", run.Error);
    }

    [Theory]
    [InlineData("--quiet", "--device=auto")]
    [InlineData("--device=cpu", "--quiet")]
    public void Who_wants_quiet_has_it(params string[] options) => Assert.Equal("", CommandLineRun.Of(["batch", readme, .. options]).Error);

    [Fact]
    public async Task Who_did_not_ask_hears_nothing_where_there_is_no_CUDA()
    {
        var report = CudaProbe.Look(0, null, folder["cache/tagtasks"]);
        Assert.SkipWhen(report.Parts.Any(part => part is { Name: CudaReport.Device, Found: not null }), "There is a CUDA device here.");

        Assert.Equal("", (await ToolProcess.Tool(Environment, "batch", readme)).Error);
    }

    [Fact]
    public void One_README_says_where_it_runs_when_everything_is_said() =>
        Assert.Contains("Device: CPU, because for one README", CommandLineRun.Of("tag", readme, "--verbose", "--device=auto").Error, StringComparison.Ordinal);

    [Fact]
    public async Task ONNX_Runtime_is_loaded_from_the_folder_that_is_named()
    {
        Assert.SkipUnless(Directory.Exists(Natives), "The tool has no libraries of this platform in a folder of their own.");
        var copy = Directory.CreateDirectory(folder["natives"]).FullName;
        foreach (var file in Directory.EnumerateFiles(Natives))
        {
            File.Copy(file, Path.Combine(copy, Path.GetFileName(file)));
        }

        var doctor = await ToolProcess.Tool(Environment, "doctor", "--format", "json", "--onnxruntime", copy);
        var tag = await ToolProcess.Tool(new Dictionary<string, string>(Environment) { ["TAGTASKS_ONNXRUNTIME"] = copy }, "tag", readme);

        using var json = JsonDocument.Parse(doctor.Out);
        var natives = json.RootElement.GetProperty("checks").GetProperty("natives");
        Assert.Equal("named by --onnxruntime", natives.GetProperty("origin").GetString());
        Assert.StartsWith(copy, natives.GetProperty("path").GetString(), StringComparison.Ordinal);
        Assert.Equal((0, ""), (tag.ExitCode, tag.Error));
        Assert.Equal((await ToolProcess.Tool(Environment, "tag", readme)).Out, tag.Out);
    }

    [Theory]
    [InlineData(null, "has no libonnxruntime.so")]
    [InlineData("text", "cannot be loaded")]
    [InlineData("providers", "is not ONNX Runtime")]
    public async Task A_folder_without_it_is_refused(string? kind, string why)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && Directory.Exists(Natives), "Names of files are those of Linux.");
        var natives = Directory.CreateDirectory(folder["natives"]).FullName;
        if (kind is not null)
        {
            File.WriteAllBytes(
                Path.Combine(natives, "libonnxruntime.so"),
                kind == "text" ? "not a library"u8.ToArray() : File.ReadAllBytes(Path.Combine(Natives, "libonnxruntime_providers_shared.so")));
        }

        var run = await ToolProcess.Tool(Environment, "tag", readme, "--onnxruntime", natives);

        Assert.Equal((3, ""), (run.ExitCode, run.Out));
        Assert.Contains(DiagnosticCode.NativesUnusable, run.Error, StringComparison.Ordinal);
        Assert.Contains(why, run.Error, StringComparison.Ordinal);
        Assert.EndsWith("Name another folder of ONNX Runtime, or none.\n", run.Error.ReplaceLineEndings("\n"), StringComparison.Ordinal);
    }

    private async Task SkipWithCuda() =>
        Assert.SkipWhen((await ToolProcess.Tool(Environment, "cuda", "status")).ExitCode == 0, "CUDA can be used here.");
}
