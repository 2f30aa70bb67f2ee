using System.CommandLine;
using System.CommandLine.Help;
using System.Text;
using TagTasks.Tool.CommandLine;

namespace TagTasks.Tool.Tests.Docs;

/// <summary>The tables of options are those of the command line.</summary>
public sealed class OptionsTests
{
    private static readonly RootCommand Root = Commands.Create(new Terminal { In = Stream.Null, Out = TextWriter.Null, Error = TextWriter.Null });

    // A command of commands has none of its own: `cuda install` and so on.
    private static readonly Dictionary<string, Command> ByName = Root.Subcommands.Where(command => !command.Hidden)
        .SelectMany(command => command.Subcommands.Select(sub => (Name: $"{command.Name} {sub.Name}", Command: sub)).Prepend((Name: command.Name, Command: command)))
        .Where(pair => pair.Command.Options.Count > 1)
        .ToDictionary(pair => pair.Name, pair => pair.Command, StringComparer.Ordinal);

    public static TheoryData<string> CommandNames => [.. ByName.Keys];

    [Theory]
    [MemberData(nameof(CommandNames))]
    public void A_command_has_its_table_in_docs(string name) =>
        GeneratedText.AssertIn("docs/options.md", name, Table(ByName[name]));

    [Fact]
    public void The_README_has_the_table_of_tag() =>
        GeneratedText.AssertIn("README.md", "tag", Table(Root.Subcommands.Single(command => command.Name == "tag")));

    [Fact]
    public void Every_option_says_what_it_does() =>
        Assert.All(Root.Subcommands.SelectMany(command => command.Options), option => Assert.False(string.IsNullOrWhiteSpace(option.Description), option.Name));

    private static string Table(Command command)
    {
        var text = new StringBuilder("| option | variable | meaning |\n|---|---|---|\n");
        foreach (var option in command.Options.Where(option => option is not (HelpOption or VersionOption) && !option.Hidden))
        {
            var value = option.ValueType == typeof(bool) ? "" : $" {option.HelpName?.Replace("|", "\\|", StringComparison.Ordinal)}";
            var variable = option is IOptionWithoutVariable ? "" : $"`{EnvironmentVariables.NameOf(option)}`";
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"| `{option.Name}{value}` | {variable} | {option.Description} |\n");
        }

        return text.ToString();
    }
}
