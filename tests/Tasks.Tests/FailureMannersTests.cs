using TagTasks.Tasks.Tests.Infrastructure;

namespace TagTasks.Tasks.Tests;

/// <summary>Whatever becomes of the worker: one coded warning, the author's tags, and the pack goes on.</summary>
public class FailureMannersTests
{
    [Theory]
    [InlineData("Crash", "TAGTASKS413")]
    [InlineData("Exit", "TAGTASKS413")]
    [InlineData("Killed", "TAGTASKS413")]
    [InlineData("Hang", "TAGTASKS414")]
    [InlineData("Nonsense", "TAGTASKS415")]
    [InlineData("Other", "TAGTASKS415")]
    [InlineData("Refuses", "TAGTASKS301")]
    public void Worker_that_misbehaves_is_one_warning(string manner, string code)
    {
        using var run = new TaskRun(manner);
        var task = run.Run(task => task.Timeout = manner == "Hang" ? "1" : "60");
        AssertUntagged(run, task, code);
        Assert.Equal(1, run.Started);
    }

    [Fact]
    public void What_the_worker_prints_is_never_read()
    {
        using var run = new TaskRun("Noise");
        var task = run.Run();
        Assert.Equal(["TAGTASKS121"], run.Codes);
        Assert.Equal(["caching", "message-queue"], TaskRun.Specs(task.NewTags));
    }

    [Fact]
    public void Missing_worker_is_one_warning()
    {
        using var run = new TaskRun();
        AssertUntagged(run, run.Run(task => task.Worker = run.Folder["nowhere/tagtasks.dll"]), "TAGTASKS411");
    }

    [Fact]
    public void Host_that_cannot_be_started_is_one_warning()
    {
        using var run = new TaskRun();
        AssertUntagged(run, run.Run(task => task.DotNetHost = run.Folder["no-dotnet"]), "TAGTASKS412");
    }

    [Fact]
    public void Machine_without_the_runtime_is_told_which()
    {
        using var run = new TaskRun();
        var worker = CopyWorker(run);
        var config = Path.ChangeExtension(worker, ".runtimeconfig.json");
        File.WriteAllText(config, """{"runtimeOptions":{"framework":{"name":"Microsoft.NETCore.App","version":"99.0.0"}}}""");
        AssertUntagged(run, run.Run(task => task.Worker = worker), "TAGTASKS412");
        Assert.Contains("99.0.0", run.Engine.Warnings[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Platform_without_natives_is_named_and_nothing_is_started()
    {
        using var run = new TaskRun();
        var worker = CopyWorker(run);
        Directory.CreateDirectory(Path.Combine(Path.GetDirectoryName(worker)!, "runtimes", "linux-x64", "native"));
        AssertUntagged(run, run.Run(task => (task.Worker, task.RuntimeIdentifier) = (worker, "linux-musl-x64")), "TAGTASKS416");
        Assert.Contains("linux-musl-x64", run.Engine.Warnings[0].Message, StringComparison.Ordinal);
        Assert.Equal(0, run.Started);

        // The twin: the platform that is there.
        run.Run(task => (task.Worker, task.RuntimeIdentifier) = (worker, "linux-x64"));
        Assert.Equal(1, run.Started);
    }

    [Theory]
    [InlineData("#!/bin/sh\nexit 1\n", true)]
    [InlineData("#!/no/such/shell\n", true)]
    [InlineData("not a program", true)]
    [InlineData("#!/bin/sh\nexec dotnet exec \"$WORKER\" \"$@\"\n", true)]
    [InlineData("#!/bin/sh\nexec dotnet exec \"$WORKER\" \"$@\"\n", false)]
    public void Native_worker_answers_or_the_portable_one_does(string script, bool portable)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There is no native worker for Windows.");
        using var run = new TaskRun();
        var worker = CopyWorker(run);
        var native = Path.Combine(Path.GetDirectoryName(worker)!, "runtimes", "linux-x64", "native", "tagtasks");
        Directory.CreateDirectory(Path.GetDirectoryName(native)!);
        File.WriteAllText(native, script.Replace("$WORKER", worker, StringComparison.Ordinal));
#pragma warning disable CA1416 // Skipped on Windows above.
        File.SetUnixFileMode(native, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
#pragma warning restore CA1416

        // Without a host there is no portable worker.
        var task = run.Run(task => (task.Worker, task.RuntimeIdentifier, task.DotNetHost) = (worker, "linux-x64", portable ? task.DotNetHost : "/no/dotnet"));

        Assert.Equal(["TAGTASKS121"], run.Codes);
        Assert.Equal(["caching", "message-queue"], TaskRun.Specs(task.NewTags));
    }

    [Fact]
    public void Folder_that_cannot_be_written_is_one_warning()
    {
        using var run = new TaskRun();
        run.Folder.Write("obj/tagtasks", "a file in the place of our folder");
        var task = run.Run();
        AssertUntagged(run, task, "TAGTASKS417");
        Assert.Equal("", task.TagsFile);
        Assert.Equal(0, run.Started);
    }

    [Theory]
    [InlineData(0, "TAGTASKS417")]
    [InlineData(4, "TAGTASKS413")]
    public void Full_folder_is_one_warning(int free, string code)
    {
        using var run = new TaskRun();
        run.Folder.Write("README.md", "# Cache");
        using var disk = SmallDisk.At(run.Folder["obj/tagtasks"], free);
        AssertUntagged(run, run.Run(), code);

        // The twin: the same folder with room in it.
        disk.Clear();
        Assert.NotEmpty(run.Run().NewTags);
    }

    [Fact]
    public void Input_that_cannot_be_read_is_one_warning_about_it()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "A file whose reading fails even for root is a thing of Linux.");
        using var run = new TaskRun();
        File.Delete(run.Folder["README.md"]);
        File.CreateSymbolicLink(run.Folder["README.md"], "/proc/self/mem");
        AssertUntagged(run, run.Run(), "TAGTASKS406");
    }

    [Fact]
    public void Failure_takes_the_sidecar_of_an_earlier_pack_away()
    {
        using var run = new TaskRun();
        Assert.NotEqual("", run.Run().SidecarFile);
        run.Folder.Write("README.md", "# Another text");
        run.Run(task => task.Worker = run.Folder["nowhere/tagtasks.dll"]);
        Assert.False(File.Exists(run.Folder["obj/tagtasks/Acme.tags.json"]));
        Assert.Equal("acme\nMy-Own\ncli\n", File.ReadAllText(run.Folder["obj/tagtasks/tags.txt"]));
    }

    [Fact]
    public void Cancelled_build_ends_the_worker()
    {
        using var run = new TaskRun("Hang");
        Timer? timer = null;
        run.Run(task => timer = new Timer(_ => task.Cancel(), null, dueTime: 500, Timeout.Infinite));
        timer!.Dispose();
        Assert.Equal(["TAGTASKS414"], run.Codes);
    }

    private static string CopyWorker(TaskRun run)
    {
        var source = Path.GetDirectoryName(BuildFacts.FakeWorker)!;
        foreach (var file in Directory.EnumerateFiles(source))
        {
            run.Folder.Write("worker/" + Path.GetFileName(file), File.ReadAllBytes(file));
        }

        return run.Folder["worker/" + Path.GetFileName(BuildFacts.FakeWorker)];
    }

    private static void AssertUntagged(TaskRun run, SuggestPackageTags task, string code)
    {
        Assert.Equal([code], run.Codes);
        Assert.DoesNotContain(" at TagTasks.", run.Engine.Warnings[0].Message, StringComparison.Ordinal);
        Assert.InRange(run.Engine.Warnings[0].Message!.Length, 1, 600);
        Assert.EndsWith("Acme.csproj", run.Engine.Warnings[0].File, StringComparison.Ordinal);
        Assert.Empty(task.NewTags);
        Assert.True(task.KeepOwnTags);
        Assert.Equal("", task.SidecarFile);
    }
}
