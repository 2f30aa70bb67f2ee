using TagTasks.Inference.Devices;

namespace TagTasks.Inference.Tests.Devices;

/// <summary>A device is one of a few names, and nothing else.</summary>
public sealed class TaggingDeviceTests
{
    [Theory]
    [InlineData("auto", "auto", null)]
    [InlineData("CPU", "cpu", null)]
    [InlineData(" cuda ", "cuda", null)]
    [InlineData("cuda:0", "cuda:0", 0)]
    [InlineData("Cuda:007", "cuda:7", 7)]
    [InlineData("cuda:999", "cuda:999", 999)]
    public void Names_are_read(string text, string name, int? ordinal)
    {
        var device = TaggingDevice.TryParse(text)!;

        Assert.Equal((name, ordinal, ordinal is not null || name == "cuda"), (device.Name, device.Ordinal, device.IsCuda));
        Assert.Equal(device, TaggingDevice.TryParse(device.ToString()));
    }

    [Theory]
    [InlineData("")]
    [InlineData("gpu")]
    [InlineData("cuda:")]
    [InlineData("cuda:-1")]
    [InlineData("cuda:+1")]
    [InlineData("cuda:1.0")]
    [InlineData("cuda: 1")]
    [InlineData("cuda:1000")]
    [InlineData("cuda:99999999999999999999")]
    [InlineData("cuda0")]
    public void Anything_else_is_none(string text) => Assert.Null(TaggingDevice.TryParse(text));

    [Fact]
    public void A_number_below_0_is_a_programming_error() => Assert.Throws<ArgumentOutOfRangeException>(() => TaggingDevice.Cuda(-1));
}
