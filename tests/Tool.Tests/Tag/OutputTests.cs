using System.Text;
using TagTasks.Inference.Diagnostics;
using TagTasks.TestKit;
using TagTasks.Tool.CommandLine;

namespace TagTasks.Tool.Tests.Tag;

/// <summary>Where answers go: files, links, and places that take nothing.</summary>
public sealed class OutputTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("")]
    [InlineData("an older answer, much longer than the new one")]
    public void A_file_is_written_whole(string before)
    {
        var path = folder.Write("answer.txt", before);

        OutputFile.Write(path, Stdout(TextWriter.Null), "new\n");

        Assert.Equal("new\n", File.ReadAllText(path));
        Assert.Single(Directory.GetFileSystemEntries(folder.Path));
    }

    [Fact]
    public void Of_a_link_the_target_is_written()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Links need a privilege there.");
        var target = folder.Write("target.txt", "old");
        var link = File.CreateSymbolicLink(folder["link"], target);

        OutputFile.Write(link.FullName, Stdout(TextWriter.Null), "new\n");

        Assert.Equal("new\n", File.ReadAllText(target));
        Assert.NotNull(File.ResolveLinkTarget(link.FullName, false));
    }

    [Fact]
    public void A_device_is_written_to_and_not_replaced()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "There is no such device.");
        var link = File.CreateSymbolicLink(folder["full"], "/dev/full");

        var e = Assert.Throws<TagTasksException>(() => OutputFile.Write(link.FullName, Stdout(TextWriter.Null), "new\n"));

        Assert.Equal(DiagnosticCode.OutputUnwritable, e.Code);

        // What the system says comes without a full stop.
        Assert.Matches(@"cannot be written: No space left on device.*\. Give", e.Message);
    }

    [Fact]
    public void Standard_output_that_takes_nothing_is_an_error()
    {
        using var closed = new ClosedWriter();

        var e = Assert.Throws<TagTasksException>(() => OutputFile.Write(null, Stdout(closed), "new\n"));

        Assert.Equal(DiagnosticCode.OutputUnwritable, e.Code);
    }

    [Fact]
    public void Standard_error_that_takes_nothing_leaves_the_exit_code()
    {
        using var closed = new ClosedWriter();

        Assert.Equal(2, TagTasksCommandLine.Run(["tag", folder["nothing.md"]], Stdout(TextWriter.Null) with { Error = closed }));
    }

    private static Terminal Stdout(TextWriter writer) => new() { In = Stream.Null, Out = writer, Error = TextWriter.Null };

    private sealed class ClosedWriter : TextWriter
    {
        public override Encoding Encoding => Encoding.UTF8;

        public override void Write(char value) => throw new UnauthorizedAccessException("Access to the path is denied.");

        public override void Flush() => throw new UnauthorizedAccessException("Access to the path is denied.");
    }
}
