using System.Security.Cryptography;
using System.Xml.Linq;
using TagTasks.Inference.Devices.Cuda;
using TagTasks.Inference.Model;
using TagTasks.TestKit;

namespace TagTasks.Inference.Tests.Devices;

/// <summary>Libraries for CUDA are taken only when every byte is known.</summary>
public sealed class CudaNativesTests : IDisposable
{
    private static readonly byte[] Content = [1, 2, 3, 4];

    private static readonly CudaNatives Known = new()
    {
        Platform = "linux-x64",
        Version = "1.0.0",
        Package = "Acme.Natives",
        Files = new Dictionary<string, FileManifest>
        {
            ["libonnxruntime.so"] = new() { Bytes = Content.Length, Sha256 = Convert.ToHexStringLower(SHA256.HashData(Content)) },
            ["libonnxruntime_providers_cuda.so"] = new() { Bytes = Content.Length, Sha256 = Convert.ToHexStringLower(SHA256.HashData(Content)) },
        },
    };

    private readonly TemporaryFolder folder = new();
    private readonly string directory;

    public CudaNativesTests()
    {
        directory = Known.DirectoryIn(folder.Path);
        Directory.CreateDirectory(directory);
        foreach (var name in Known.Files.Keys)
        {
            File.WriteAllBytes(Path.Combine(directory, name), Content);
        }
    }

    private string Library => Path.Combine(directory, Known.Library);

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Those_that_are_right_are_right() => Assert.Null(Known.Damage(directory, null));

    [Fact]
    public void A_changed_byte_is_named()
    {
        File.WriteAllBytes(Library, [1, 2, 3, 5]);

        Assert.Contains($"'{Library}' is not the file that TagTasks knows (SHA-256 ", Known.Damage(directory, null), StringComparison.Ordinal);
    }

    [Fact]
    public void So_are_another_length_and_a_missing_file()
    {
        File.WriteAllBytes(Library, [1, 2, 3]);
        Assert.Equal($"'{Library}' has 3 bytes instead of 4", Known.Damage(directory, null));

        File.Delete(Library);
        Assert.Equal($"'{Library}' is missing", Known.Damage(directory, null));
    }

    [Fact]
    public void What_was_right_is_hashed_again_only_when_it_was_written_to()
    {
        Assert.Null(Known.Damage(directory, folder.Path));
        var written = File.GetLastWriteTimeUtc(Library);
        File.WriteAllBytes(Library, [1, 2, 3, 5]);

        Assert.NotNull(Known.Damage(directory, folder.Path));
        File.SetLastWriteTimeUtc(Library, written);
        Assert.Null(Known.Damage(directory, folder.Path));
        Assert.NotNull(Known.Damage(directory, null));
    }

    [Fact]
    public void The_known_version_is_that_of_the_libraries_that_come_along()
    {
        var version = XDocument.Load(Path.Combine(Repository.Root, "Directory.Packages.props")).Descendants("PackageVersion")
            .Where(package => package.Attribute("Include")!.Value is "Microsoft.ML.OnnxRuntime" or "Microsoft.ML.OnnxRuntime.Gpu")
            .Select(package => package.Attribute("Version")!.Value).Distinct();

        Assert.Equal([CudaNatives.Read("linux-x64")!.Version], version);
    }

    [Theory]
    [InlineData("linux-x64", "libonnxruntime.so", "libonnxruntime_providers_cuda.so")]
    [InlineData("win-x64", "onnxruntime.dll", "onnxruntime_providers_cuda.dll")]
    public void A_platform_has_its_libraries(string platform, string library, string provider)
    {
        var natives = CudaNatives.Read(platform)!;

        Assert.Equal((library, provider, 3), (natives.Library, natives.Provider, natives.Files.Count));
        Assert.All(natives.Files.Values, file => Assert.Equal(64, file.Sha256.Length));
    }

    [Theory]
    [InlineData("osx-arm64")]
    [InlineData("linux-arm64")]
    [InlineData("linux-musl-x64")]
    public void Other_platforms_have_none(string platform) => Assert.Null(CudaNatives.Read(platform));
}
