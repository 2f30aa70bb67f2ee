using TagTasks.Inference.Devices.Cuda;
using TagTasks.TestKit;

namespace TagTasks.Inference.Tests.Devices;

/// <summary>What is missing is named.</summary>
public sealed class CudaProbeTests
{
    [Theory]
    [InlineData(0, 0, 0, "NVIDIA's driver finds no device")]
    [InlineData(0, 0, 100, "NVIDIA's driver finds no device")]
    [InlineData(0, 0, 999, "NVIDIA's driver does not start (error 999)")]
    [InlineData(3, 1, 0, "there is no device 3: the only one is 0")]
    [InlineData(3, 2, 0, "there is no device 3: there are 2, counted from 0")]
    public void A_device_that_is_not_there_is_said(int ordinal, int count, int started, string expected) =>
        Assert.Equal(expected, CudaProbe.NoDevice(ordinal, count, started));

    [Fact]
    public void Libraries_that_are_not_there_are_named_by_what_they_are_and_by_their_files()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Names of files are those of Linux.");

        Assert.Equal(["cuBLAS (libcublas.so.13)", "cuDNN (libcudnn.so.9)"], CudaLibraries.Missing(file => file is not ("libcublas.so.13" or "libcudnn.so.9")));
        Assert.Equal(["cuBLAS (libcublasLt.so.13, libcublas.so.13)"], CudaLibraries.Missing(file => !file.StartsWith("libcublas", StringComparison.Ordinal)));
        Assert.Empty(CudaLibraries.Missing(_ => true));
    }

    [Theory]
    [InlineData(false, false, "has no libonnxruntime.so")]
    [InlineData(true, false, "has no libonnxruntime_providers_cuda.so")]
    [InlineData(true, true, null)]
    public void A_folder_without_the_library_or_the_provider_is_named(bool library, bool provider, string? problem)
    {
        Assert.SkipUnless(CudaNatives.Current is { Platform: "linux-x64" }, "Names of files are those of Linux.");
        using var folder = new TemporaryFolder();
        _ = library ? folder.Write("libonnxruntime.so", "") : "";
        _ = provider ? folder.Write("libonnxruntime_providers_cuda.so", "") : "";

        var natives = CudaProbe.Look(0, folder.Path, folder.Path).Parts.Single(part => part.Name == CudaReport.Natives);

        Assert.Equal(problem is null ? null : $"'{folder.Path}' {problem}", natives.Problem);
    }

    [Fact]
    public void Damaged_libraries_are_refused()
    {
        Assert.SkipUnless(CudaNatives.Current is not null, "There are none for this platform.");
        using var cache = new TemporaryFolder();
        Directory.CreateDirectory(CudaNatives.Current!.DirectoryIn(cache.Path));

        var report = CudaProbe.Look(0, null, cache.Path);

        Assert.Contains("ONNX Runtime for CUDA is damaged: '", report.Problem, StringComparison.Ordinal);
    }
}
