using TagTasks.Inference.Diagnostics;
using TagTasks.Inference.Model;
using TagTasks.TestKit;

namespace TagTasks.Inference.Tests.Model;

/// <summary>A bundle that is not what its manifest says is refused, by name.</summary>
public sealed class ModelBundleTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public ModelBundleTests()
    {
        var source = ModelLocator.Locate(null);
        foreach (var file in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories))
        {
            var copy = folder[Path.GetRelativePath(source, file)];
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    public void Dispose() => folder.Dispose();

    [Fact]
    public void The_bundle_as_shipped_is_what_its_manifest_says() => ModelBundle.Open(folder.Path).Verify();

    [Fact]
    public void A_folder_without_a_manifest_is_no_model() =>
        Assert.Equal(DiagnosticCode.ModelNotFound, Refused(() => ModelBundle.Open(folder["nothing"])).Code);

    [Theory]
    [InlineData("encoder.onnx")]
    [InlineData("encoder.onnx.data")]
    [InlineData("sentencepiece.model")]
    [InlineData("words.tsv")]
    [InlineData("background.f32")]
    [InlineData("heads/repository-topics.f32")]
    public void A_missing_file_is_named(string name)
    {
        File.Delete(folder[name]);

        var refusal = Refused(() => ModelBundle.Open(folder.Path));

        Assert.Equal(DiagnosticCode.ModelCorrupt, refusal.Code);
        Assert.Contains($"'{name}' is missing", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("encoder.onnx")]
    [InlineData("encoder.onnx.data")]
    [InlineData("sentencepiece.model")]
    [InlineData("words.tsv")]
    [InlineData("heads/dotnet-packages.f32")]
    public void A_changed_byte_is_found_before_an_answer(string name)
    {
        var bytes = File.ReadAllBytes(folder[name]);
        bytes[bytes.Length / 2] ^= 1;
        File.WriteAllBytes(folder[name], bytes);

        var refusal = Refused(() =>
        {
            using var tagger = Tagger.Load(new TaggerOptions { ModelDirectory = folder.Path, CacheDirectory = "" });
            tagger.Suggest(new TaggingInput { Readme = "# A message queue" });
        });

        Assert.Equal(DiagnosticCode.ModelCorrupt, refusal.Code);
        Assert.Contains($"'{name}'", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("SHA-256", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"format\": 1", "\"format\": 2", DiagnosticCode.ModelFormatUnknown)]
    [InlineData("\"format\": 1", "\"form\": 1", DiagnosticCode.ModelFormatUnknown)]
    [InlineData("\"encoder\"", "\"network\"", DiagnosticCode.ModelUnreadable)]
    [InlineData("{", "[", DiagnosticCode.ModelUnreadable)]
    public void A_manifest_of_another_form_is_refused(string text, string instead, string code)
    {
        var manifest = File.ReadAllText(folder["manifest.json"]);
        var at = manifest.IndexOf(text, StringComparison.Ordinal);
        File.WriteAllText(folder["manifest.json"], manifest[..at] + instead + manifest[(at + text.Length)..]);

        Assert.Equal(code, Refused(() => ModelBundle.Open(folder.Path)).Code);
    }

    [Fact]
    public void A_file_cut_short_is_refused_when_the_bundle_is_opened()
    {
        File.WriteAllText(folder["words.tsv"], "1");

        Assert.Contains("1 bytes instead of", Refused(() => ModelBundle.Open(folder.Path)).Message, StringComparison.Ordinal);
    }

    private static TagTasksException Refused(Action action) => Assert.Throws<TagTasksException>(action);
}
