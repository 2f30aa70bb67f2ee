using System.CommandLine;
using TagTasks.TestKit;
using TagTasks.Tool.CommandLine;

namespace TagTasks.Tool.Tests.Docs;

/// <summary>
/// What <c>--help</c> says, kept as files so that a change of the command line is seen in review. With
/// <c>TAGTASKS_ACCEPT=1</c> the tests write them.
/// </summary>
public sealed class HelpTests
{
    public static TheoryData<string> CommandNames => [.. Names("", Commands.Create(new Terminal { In = Stream.Null, Out = TextWriter.Null, Error = TextWriter.Null }))];

    [Theory]
    [MemberData(nameof(CommandNames))]
    public async Task Help_is_the_one_that_was_reviewed(string command)
    {
        string[] words = command.Split(' ', StringSplitOptions.RemoveEmptyEntries);

        // The real tool: help names the program that runs.
        var run = await ToolProcess.Tool([.. words, "--help"]);

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        GeneratedText.AssertFile(Repository.Fixture("help", string.Join('-', ["tagtasks", .. words]) + ".txt"), run.Out.ReplaceLineEndings("\n"));
    }

    [Fact]
    public void No_help_is_kept_of_a_command_that_there_is_not()
    {
        Assert.SkipWhen(GeneratedText.Accept, "The files are being written.");

        Assert.Equal(CommandNames.Count, Directory.GetFiles(Repository.Fixture("help")).Length);
    }

    // "", "tag", "cache", "cache clear" and so on.
    private static IEnumerable<string> Names(string name, Command command) =>
        command.Subcommands.Where(sub => !sub.Hidden).SelectMany(sub => Names($"{name} {sub.Name}".TrimStart(), sub)).Prepend(name);
}
