using TagTasks.TestKit;

namespace TagTasks.Tool.Tests;

/// <summary>Nothing leaves the machine: ONNX Runtime, which would report its use to its makers, is kept from it.</summary>
public sealed class NothingLeavesTests : IDisposable
{
    private readonly TemporaryFolder home = new();

    public void Dispose() => home.Dispose();

    // What it would send it keeps in files first: without them there is nothing to send.
    [Fact]
    public async Task Tagging_leaves_nothing_behind_but_the_cache()
    {
        home.Write("README.md", "# A message queue\n\nSends messages over RabbitMQ.");

        string[] own = ["HOME", "LOCALAPPDATA", "USERPROFILE", "XDG_CACHE_HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "TMPDIR", "TEMP", "TMP"];

        var run = await ToolProcess.Tool(own.ToDictionary(variable => variable, _ => home.Path), "tag", home["README.md"]);

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(
            ["README.md", "tagtasks"],
            Directory.EnumerateFileSystemEntries(home.Path).Select(Path.GetFileName).Where(name => !IsOfRuntime(name!)).Order(StringComparer.Ordinal));
    }

    // The .NET runtime's own: sockets for debuggers, and the first run's marks of its command line.
    private static bool IsOfRuntime(string name) =>
        name.StartsWith("clr-debug-pipe", StringComparison.Ordinal) || name.StartsWith("dotnet-diagnostic", StringComparison.Ordinal) || name is ".dotnet";
}
