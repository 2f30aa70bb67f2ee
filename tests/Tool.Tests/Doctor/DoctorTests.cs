using System.Text.Json;
using TagTasks.Inference.Diagnostics;
using TagTasks.TestKit;
using TagTasks.Tool.Doctor;

namespace TagTasks.Tool.Tests.Doctor;

/// <summary><c>tagtasks doctor</c>: finds what is in order in order, and names what is not.</summary>
public sealed class DoctorTests : IDisposable
{
    private static readonly string[] Names = ["runtime", "device", "natives", "model", "self-test", "threads", "cache"];

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void All_is_well_here()
    {
        var run = CommandLineRun.Of("doctor", "--cache-directory", folder.Path);

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.All(Names, name => Assert.Contains($"{name} ", run.Out, StringComparison.Ordinal));
        Assert.Contains("tags as recorded: framework backend api", run.Out, StringComparison.Ordinal);
        Assert.EndsWith("All is well.\n", run.Out, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(folder.Path));
    }

    [Fact]
    public void Programs_get_facts()
    {
        using var json = JsonDocument.Parse(CommandLineRun.Of("doctor", "--format", "json", "--threads", "1", "--cache-directory", folder["new/cache"]).Out);

        Assert.Equal("ok", json.RootElement.GetProperty("status").GetString());
        var checks = json.RootElement.GetProperty("checks");
        Assert.Equal(Names, checks.EnumerateObject().Select(check => check.Name));
        Assert.Equal(1, checks.GetProperty("threads").GetProperty("threads").GetInt32());
        Assert.Equal("came with TagTasks", checks.GetProperty("natives").GetProperty("origin").GetString());
        Assert.Equal("CPU", checks.GetProperty("device").GetProperty("name").GetString());
        Assert.Equal("readme-tagger", checks.GetProperty("model").GetProperty("name").GetString());
        Assert.True(File.Exists(checks.GetProperty("natives").GetProperty("path").GetString()));
        Assert.Equal(["framework", "backend", "api"], checks.GetProperty("self-test").GetProperty("tags").EnumerateArray().Select(tag => tag.GetString()));
        Assert.Equal(folder["new/cache"], checks.GetProperty("cache").GetProperty("directory").GetString());
        Assert.False(Directory.Exists(folder["new"]));
    }

    [Fact]
    public void A_model_with_a_changed_byte_is_broken()
    {
        var model = Path.Combine(Repository.Root, "models", "readme-tagger");
        foreach (var file in Directory.EnumerateFiles(model, "*", SearchOption.AllDirectories))
        {
            folder.Write(Path.GetRelativePath(model, file), File.ReadAllBytes(file));
        }

        using (var words = File.OpenWrite(folder["words.tsv"]))
        {
            words.WriteByte((byte)'9');
        }

        var run = CommandLineRun.Of("doctor", "--model", folder.Path);

        Assert.Equal((3, ""), (run.ExitCode, run.Error));
        Assert.Matches($"model +broken +{DiagnosticCode.ModelCorrupt}: The model's file 'words.tsv'", run.Out);
        Assert.Contains("not run: model first", run.Out, StringComparison.Ordinal);
        Assert.EndsWith("1 of 7 broken: no tags can be suggested.\n", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void A_device_that_is_not_there_is_broken()
    {
        // No machine has as many.
        var run = CommandLineRun.Of("doctor", "--device", "cuda:999", "--cache-directory", folder.Path);

        Assert.Equal((3, ""), (run.ExitCode, run.Error));
        Assert.Matches($"device +broken +{DiagnosticCode.CudaUnavailable}: CUDA cannot be used: ", run.Out);
        Assert.Contains("not run: device first", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void A_model_that_is_not_there_is_broken() =>
        Assert.Equal(3, CommandLineRun.Of("doctor", "--model", folder["none"], "--format", "json").ExitCode);

    [Fact]
    public void A_cache_that_cannot_be_written_is_a_warning()
    {
        var run = CommandLineRun.Of("doctor", "--cache-directory", folder.Write("file", "") + "/cache");

        Assert.Equal(0, run.ExitCode);
        Assert.Matches($"cache +warning +{DiagnosticCode.CacheUnwritable}: ", run.Out);
    }

    [Theory]
    [InlineData("linux-musl-x64")]
    [InlineData("osx-x64")]
    [InlineData("win-x86")]
    public void A_platform_without_natives_is_named(string platform) =>
        Assert.Contains(platform, RuntimeCheck.Problem(platform)!.Message, StringComparison.Ordinal);

    [Fact]
    public void A_platform_with_natives_is_in_order() => Assert.Null(RuntimeCheck.Problem("linux-x64"));

    [Theory]
    [InlineData(3, 2, 2, 4, "3, as asked for")]
    [InlineData(null, 2, 2, 4, "2, one a physical core")]
    [InlineData(null, 1, 8, 1, "1, as many processors as this process may use")]
    [InlineData(null, 6, null, 6, "6, one a processor")]
    public void The_number_of_threads_has_a_reason(int? given, int chosen, int? cores, int processors, string expected) =>
        Assert.StartsWith(expected, ThreadsCheck.Of(given, chosen, cores, processors).Text, StringComparison.Ordinal);
}
