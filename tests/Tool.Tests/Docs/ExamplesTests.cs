using System.Text.RegularExpressions;
using TagTasks.TestKit;

[assembly: AssemblyFixture(typeof(TagTasks.Tool.Tests.Docs.AtTheRoot))]

namespace TagTasks.Tool.Tests.Docs;

/// <summary>Examples name files of the repository: tests run where a reader would.</summary>
public sealed class AtTheRoot
{
    public AtTheRoot() => Environment.CurrentDirectory = Repository.Root;
}

/// <summary>Every example of the docs shows what really comes out, and every link leads somewhere.</summary>
public sealed partial class ExamplesTests
{
    private static readonly string[] Pages =
        ["README.md", "CONTRIBUTING.md", .. Directory.EnumerateFiles(Path.Combine(Repository.Root, "docs"), "*.md").Select(path => Path.GetRelativePath(Repository.Root, path))];

    public static TheoryData<string, string, string, bool> Examples
    {
        get
        {
            var examples = new TheoryData<string, string, string, bool>();
            foreach (var page in Pages)
            {
                foreach (Match block in Block().Matches(File.ReadAllText(Path.Combine(Repository.Root, page))))
                {
                    examples.Add(page, block.Groups["args"].Value, block.Groups["out"].Value, block.Groups["terminal"].Success);
                }
            }

            return examples;
        }
    }

    public static TheoryData<string> AllPages => [.. Pages];

    [Theory]
    [MemberData(nameof(Examples))]
    public void An_example_shows_its_real_output(string page, string arguments, string output, bool terminal)
    {
        var run = CommandLineRun.With([], arguments.Split(' '), terminal: terminal);

        Assert.True(run.Error.Length == 0, $"{page}: {run.Error}");
        var seen = Unseen().Replace(run.Out, "");
        Assert.True(output == seen, $"{page} shows:\n{output}\nbut it is:\n{seen}");
    }

    [Fact]
    public void The_README_has_examples() => Assert.True(Examples.Count(example => example.Data.Item1 == "README.md") >= 4);

    [Theory]
    [MemberData(nameof(AllPages))]
    public void Every_link_leads_to_a_file(string page)
    {
        var folder = Path.GetDirectoryName(Path.Combine(Repository.Root, page))!;

        Assert.All(
            Link().Matches(File.ReadAllText(Path.Combine(Repository.Root, page))).Select(link => link.Groups["path"].Value),
            path => Assert.True(File.Exists(Path.Combine(folder, path)), $"{page} links to {path}"));
    }

    // $ tagtasks …, or the same by `dotnet run`, and what follows up to the end of the block.
    [GeneratedRegex(@"^```console(?<terminal> terminal)?\n\$ (?:tagtasks|dotnet run --project src/Tool --) (?<args>[^\n]+)\n(?<out>(?:(?!```).*\n)+)```", RegexOptions.Multiline)]
    private static partial Regex Block();

    // Colours and the blanks at the ends of lines.
    [GeneratedRegex(@"\e\[[0-9;]*m| +(?=(?:\e\[[0-9;]*m)*(?:\n|$))")]
    private static partial Regex Unseen();

    [GeneratedRegex(@"\]\((?<path>(?!https?:)[^)#]+)(?:#[^)]*)?\)")]
    private static partial Regex Link();
}
