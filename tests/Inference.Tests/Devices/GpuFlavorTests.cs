using System.Text.Json;
using TagTasks.TestKit;

namespace TagTasks.Inference.Tests.Devices;

/// <summary>A build with <c>OnnxRuntimeFlavor=Gpu</c> restores what the usual one does, but for ONNX Runtime's libraries.</summary>
public sealed class GpuFlavorTests
{
    public static TheoryData<string> Projects => [.. File.ReadLines(Path.Combine(Repository.Root, "TagTasks.sln"))
        .Where(line => line.Contains(".csproj\"", StringComparison.Ordinal))
        .Select(line => Path.GetDirectoryName(line.Split('"')[5].Replace('\\', '/'))!)];

    [Theory]
    [MemberData(nameof(Projects))]
    public void Lock_files_agree(string project) => Assert.Equal(Packages(project, "packages.lock.json"), Packages(project, "packages.gpu.lock.json"));

    [Fact]
    public void Only_its_own_have_CUDA()
    {
        Assert.Contains("\"Microsoft.ML.OnnxRuntime.Gpu.Linux\"", File.ReadAllText(Path.Combine(Repository.Root, "src/Tool/packages.gpu.lock.json")), StringComparison.Ordinal);
        Assert.DoesNotContain("OnnxRuntime.Gpu", File.ReadAllText(Path.Combine(Repository.Root, "src/Tool/packages.lock.json")), StringComparison.Ordinal);
        Assert.NotEmpty(Packages("src/Tool", "packages.lock.json"));
    }

    private static List<string> Packages(string project, string file)
    {
        using var json = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Repository.Root, project, file)));
        return
        [
            .. json.RootElement.GetProperty("dependencies").EnumerateObject()
                .Where(framework => !framework.Name.Contains('/', StringComparison.Ordinal))
                .SelectMany(framework => framework.Value.EnumerateObject())
                .Where(package => !package.Name.StartsWith("Microsoft.ML.OnnxRuntime", StringComparison.OrdinalIgnoreCase))
                .Select(package => $"{package.Name} {(package.Value.TryGetProperty("contentHash", out var hash) ? hash.GetString() : "project")}")
                .Order(StringComparer.Ordinal),
        ];
    }
}
