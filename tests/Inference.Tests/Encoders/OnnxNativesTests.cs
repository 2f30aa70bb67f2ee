using TagTasks.Inference.Diagnostics;
using TagTasks.TestKit;

namespace TagTasks.Inference.Tests.Encoders;

/// <summary>A process has one ONNX Runtime; who asks for another is told. (Folders that are loaded need a process each: the tool's tests have them.)</summary>
public sealed class OnnxNativesTests(ModelFixture fixture)
{
    [Fact]
    public void A_second_folder_is_refused_and_none_is_fine()
    {
        using var folder = new TemporaryFolder();
        Assert.False(fixture.Tagger.Device.IsCuda);

        var refusal = Assert.Throws<TagTasksException>(() => Tagger.Load(new TaggerOptions { OnnxRuntimeDirectory = folder.Path, CacheDirectory = "" }));

        Assert.Equal(DiagnosticCode.NativesUnusable, refusal.Code);
        Assert.Contains("has loaded ONNX Runtime from where it came with the application already", refusal.Message, StringComparison.Ordinal);
        using var other = Tagger.Load(new TaggerOptions { CacheDirectory = "" });
        Assert.NotEmpty(other.Suggest(new TaggingInput { Readme = "# A message queue\n\nSends messages over RabbitMQ." }).Tags);
    }
}
