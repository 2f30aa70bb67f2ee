using System.Diagnostics;
using System.Text.Json;
using TagTasks.Inference.Devices.Cuda;
using TagTasks.TestKit;

namespace TagTasks.Tool.Tests.Cuda;

/// <summary><c>tagtasks cuda status</c>: what is there, and what is not. The driver is a real library, of ten functions, that the tool loads and asks as it asks NVIDIA's.</summary>
public sealed class CudaStatusTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("", "libcuda.so.1, for CUDA up to 13.0", "0 of 2: Test Device")]
    [InlineData("--device=cuda:1", "libcuda.so.1, for CUDA up to 13.0", "1 of 2: Test Device")]
    [InlineData("--device=cuda:2", "libcuda.so.1, for CUDA up to 13.0", "there is no device 2: there are 2, counted from 0")]
    [InlineData("", "libcuda.so.1, for CUDA up to 13.0", "NVIDIA's driver finds no device", "START=100")]
    [InlineData("", "libcuda.so.1, for CUDA up to 13.0", "NVIDIA's driver does not start (error 999)", "START=999")]
    [InlineData("", "NVIDIA's driver knows CUDA up to 12.8, and 13.0 is needed", "0 of 2: Test Device", "VERSION=12080")]
    public async Task The_driver_is_asked(string option, string driver, string device, string? variable = null)
    {
        var environment = await DriverAsync();
        if (variable?.Split('=') is [var name, var value])
        {
            environment["TEST_DRIVER_" + name] = value;
        }

        var run = await ToolProcess.Tool(environment, ["cuda", "status", "--cache-directory", folder.Path, "--format=json", .. option.Length > 0 ? new[] { option } : []]);

        Assert.Equal((3, ""), (run.ExitCode, run.Error));
        using var json = JsonDocument.Parse(run.Out);
        Assert.False(json.RootElement.GetProperty("usable").GetBoolean());
        Assert.Equal([driver, device], new[] { "driver", "device" }.Select(part => json.RootElement.GetProperty("parts").GetProperty(part))
            .Select(part => (part.TryGetProperty("found", out var found) ? found : part.GetProperty("problem")).GetString()));
    }

    [Fact]
    public async Task A_batch_tells_who_has_a_device_what_is_missing_though_nobody_asked()
    {
        var environment = await DriverAsync();

        var run = await ToolProcess.Tool(environment, "batch", folder.Write("README.md", "# A cache"));

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("Device: CPU, because CUDA cannot be used: ONNX Runtime for CUDA is not installed", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_device_that_does_not_start_gives_way_to_the_processor_unless_it_was_asked_for()
    {
        var natives = CudaProbe.Look(0, null, null).Parts.SingleOrDefault(part => part.Name == CudaReport.Natives);
        Assert.SkipWhen(natives?.Found is null, "ONNX Runtime for CUDA is not installed: `tagtasks cuda install` fetches it.");
        var environment = await DriverAsync();
        environment.Remove("XDG_CACHE_HOME");

        // Libraries of CUDA's names with nothing in them: ONNX Runtime's provider loads them and finds its functions missing.
        foreach (var name in new[] { "libcudart.so.13", "libcublasLt.so.13", "libcublas.so.13", "libcurand.so.10", "libcudnn.so.9" })
        {
            await CompileAsync(name, folder.Write("nothing.c", "int nothing;"));
        }

        var readme = folder.Write("README.md", "# A message queue\n\nSends messages over RabbitMQ.");
        var auto = await ToolProcess.Tool(environment, "batch", readme);
        var cuda = await ToolProcess.Tool(environment, "tag", readme, "--device", "cuda");

        Assert.Equal((0, (await ToolProcess.Tool("batch", readme)).Out), (auto.ExitCode, auto.Out));
        Assert.Matches(@"\ADevice: CPU, because CUDA cannot be used: CUDA:0 \(Test Device\) does not start \([^\n]*undefined symbol[^\n]*\)\.\n\z", auto.Error);
        Assert.Equal((3, ""), (cuda.ExitCode, cuda.Out));
        Assert.Contains("CUDA:0 (Test Device) does not start", cuda.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void People_read_it_line_by_line()
    {
        Assert.SkipUnless(CudaNatives.Current is not null, "Nothing is looked at on a platform without CUDA.");
        Assert.SkipWhen(CudaDriver.Load() is not null, "NVIDIA's driver is here.");

        var run = CommandLineRun.Of("cuda", "status", "--cache-directory", folder.Path);

        Assert.Equal((3, ""), (run.ExitCode, run.Error));
        Assert.Matches(@"\Adriver +missing +NVIDIA's driver \([a-z.1]+\) is not there\ndevice +unknown +not looked for without the driver\nonnxruntime +(missing|ok) ", run.Out);
        Assert.EndsWith("CUDA cannot be used. Install NVIDIA's driver, or use --device cpu.\n", run.Out, StringComparison.Ordinal);
    }

    private async Task<Dictionary<string, string>> DriverAsync()
    {
        Assert.SkipUnless(CudaNatives.Current is { Platform: "linux-x64" } && File.Exists("/usr/bin/gcc"), "The driver of this test is made by gcc on Linux.");
        await CompileAsync("libcuda.so.1", Repository.Fixture("cuda", "driver.c"));
        return new() { ["LD_LIBRARY_PATH"] = folder.Path, ["XDG_CACHE_HOME"] = folder["cache"], ["TAGTASKS_DEVICE"] = "" };
    }

    private async Task CompileAsync(string library, string source)
    {
        using var gcc = Process.Start("/usr/bin/gcc", ["-shared", "-fPIC", $"-Wl,-soname,{library}", "-o", folder[library], source]);
        await gcc.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, gcc.ExitCode);
    }
}
