using TagTasks.Tasks.Tests.Infrastructure;

namespace TagTasks.Tasks.Tests;

/// <summary>The lock file: written when asked for, used without a worker in locked mode, and checked against its inputs.</summary>
public class LockFileTests
{
    [Fact]
    public void Locked_mode_uses_the_file_and_starts_nothing()
    {
        using var run = new TaskRun();
        run.Run(task => task.LockFile = "true");
        var text = File.ReadAllText(run.Folder["tagtasks.lock.json"]);
        Assert.DoesNotContain(run.Folder.Path, text, StringComparison.Ordinal);
        Directory.Delete(run.Folder["obj"], recursive: true);

        var task = run.Run(task => (task.LockFile, task.LockedMode) = ("tagtasks.lock.json", "true"));
        Assert.Equal(1, run.Started);
        Assert.Empty(run.Codes);
        Assert.Equal(["caching", "message-queue"], TaskRun.Specs(task.NewTags));
        Assert.Contains("\"caching\"", File.ReadAllText(task.SidecarFile), StringComparison.Ordinal);
    }

    [Fact]
    public void Locked_mode_names_the_inputs_that_changed_and_keeps_the_tags()
    {
        using var run = new TaskRun();
        run.Run(task => task.LockFile = "true");
        run.Folder.Write("README.md", "# Other");
        var task = run.Run(task => (task.LockedMode, task.MaxTags) = ("true", "1"));
        Assert.Equal(["TAGTASKS423"], run.Codes);
        Assert.Contains("(readme, options)", run.Engine.Warnings[0].Message, StringComparison.Ordinal);
        Assert.Equal(2, task.NewTags.Length);
        Assert.Equal(1, run.Started);
    }

    [Fact]
    public void Locked_mode_without_a_file_is_one_warning()
    {
        using var run = new TaskRun();
        Assert.Empty(run.Run(task => task.LockedMode = "true").NewTags);
        Assert.Equal(["TAGTASKS421"], run.Codes);
    }

    [Fact]
    public void File_nested_without_end_is_refused_at_once()
    {
        var text = $"{{\"version\":1,\"inputs\":{new string('[', 100_000)}{new string(']', 100_000)}}}";

        var time = TestKit.ThreadTime.Of(() => Assert.Throws<FormatException>(() => LockFile.Read(System.Text.Encoding.UTF8.GetBytes(text))));

        Assert.True(time < TimeSpan.FromSeconds(3), $"It took {time}.");
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{\"version\":2}")]
    [InlineData("{\"version\":1}")]
    [InlineData("{\"version\":1,\"inputs\":{},\"tags\":[{}]}")]
    [InlineData("<<<<<<< ours")]
    public void Broken_file_is_one_warning(string text)
    {
        using var run = new TaskRun();
        run.Folder.Write("tagtasks.lock.json", text);
        Assert.Empty(run.Run(task => task.LockedMode = "true").NewTags);
        Assert.Equal(["TAGTASKS422"], run.Codes);
    }

    [Fact]
    public void Without_asking_for_it_there_is_none()
    {
        using var run = new TaskRun();
        run.Run();
        Assert.False(File.Exists(run.Folder["tagtasks.lock.json"]));
    }
}
