using TagTasks.Inference.Devices;
using TagTasks.Inference.Devices.Cuda;
using TagTasks.Inference.Diagnostics;

namespace TagTasks.Inference.Tests.Devices;

/// <summary>Explicit is explicit, auto is explained, and nobody looks for CUDA who cannot use it.</summary>
public sealed class DeviceSelectorTests
{
    private static readonly CudaPart Driver = new(CudaReport.Driver, "libcuda.so.1");

    private static readonly CudaReport Usable = new(1, [Driver, new CudaPart(CudaReport.Device, "1 of 2: A4000")]) { DeviceName = "A4000", NativesDirectory = "/natives" };

    private static readonly CudaReport Lacking = new(
        0, [Driver, CudaPart.Missing(CudaReport.Device, "there is no device", "Buy one."), CudaPart.Missing(CudaReport.Natives, "nothing is installed", "Install it.")]);

    [Theory]
    [InlineData("auto", false)]
    [InlineData("cpu", false)]
    [InlineData("cpu", true)]
    public void One_README_and_the_processor_need_no_look_at_CUDA(string device, bool many)
    {
        var choice = DeviceSelector.Select(
            new TaggerOptions { Device = TaggingDevice.TryParse(device)!, ManyReadmes = many }, _ => throw new InvalidOperationException("Somebody looked."));

        Assert.Equal((DeviceChoice.CpuName, false, null), (choice.Name, choice.IsCuda, choice.NativesDirectory));
    }

    [Theory]
    [InlineData("auto", "there are many READMEs and a CUDA device is free to use", true)]
    [InlineData("cuda:1", "it was asked for", false)]
    public void CUDA_is_taken_where_it_can_be_had(string device, string reason, bool mayFallBack)
    {
        var choice = DeviceSelector.Select(new TaggerOptions { Device = TaggingDevice.TryParse(device)!, ManyReadmes = true }, _ => Usable);

        Assert.Equal(("CUDA:1 (A4000)", reason, true, 1, "/natives", mayFallBack), (choice.Name, choice.Reason, choice.IsCuda, choice.Ordinal, choice.NativesDirectory, choice.MayFallBack));
    }

    [Fact]
    public void Auto_gives_way_and_says_all_that_is_missing()
    {
        var choice = DeviceSelector.Select(new TaggerOptions { ManyReadmes = true }, _ => Lacking);

        Assert.Equal((DeviceChoice.CpuName, "CUDA cannot be used: there is no device; nothing is installed", false), (choice.Name, choice.Reason, choice.IsNearCuda));
    }

    [Fact]
    public void Whoever_asks_for_CUDA_gets_it_or_an_error()
    {
        var problem = Assert.Throws<TagTasksException>(() => DeviceSelector.Select(new TaggerOptions { Device = TaggingDevice.Cuda() }, _ => Lacking));

        Assert.Equal((DiagnosticCode.CudaUnavailable, "CUDA cannot be used: there is no device; nothing is installed. Buy one."), (problem.Code, problem.Diagnostic.Message));
    }

    [Fact]
    public void A_pack_goes_on_without() =>
        Assert.False(DeviceSelector.Select(new TaggerOptions { Device = TaggingDevice.Cuda(), FallBackToCpu = true }, _ => Lacking).IsCuda);

    [Theory]
    [InlineData(CudaReport.Device, true)]
    [InlineData(CudaReport.Natives, true)]
    [InlineData(CudaReport.Driver, false)]
    public void Near_is_who_has_a_device_or_the_libraries(string part, bool near) => Assert.Equal(
        near,
        DeviceSelector.Select(new TaggerOptions { ManyReadmes = true }, _ => new CudaReport(0, [new CudaPart(part, "here"), CudaPart.Missing("other", "no other", "")])).IsNearCuda);

    [Fact]
    public void A_folder_of_ONNX_Runtime_is_made_a_full_path() =>
        Assert.Equal(Path.GetFullPath("natives"), DeviceSelector.Select(new TaggerOptions { OnnxRuntimeDirectory = "natives" }).NativesDirectory);
}
