using System.CommandLine;
using System.Text.RegularExpressions;
using TagTasks.Inference;
using TagTasks.Inference.Vocabularies;
using TagTasks.TestKit;
using TagTasks.Tool.CommandLine;
using TagTasks.Tool.Pack;

namespace TagTasks.Tool.Tests.Docs;

/// <summary>
/// The properties of a pack are the options of the command line and of the library under other names: one table in the
/// docs, and none of the three has what the others lack. (That the table is that of the props file is tested beside the task.)
/// </summary>
public sealed partial class PackPropertiesTests
{
    // On the command line another word than in a property or record, where it would say too little.
    private static readonly Dictionary<string, string> OptionNames = new(StringComparer.Ordinal)
    {
        ["--max"] = "MaxTags",
        ["--onnxruntime"] = "OnnxRuntimeDirectory",
        [nameof(TaggerOptions.ModelDirectory)] = "Model",
    };

    // What only a terminal or only a program has a use for.
    private static readonly string[] NotOfPack =
    [
        "--id", "--format", "--detail", "--explain", "--encoding", "--out", "--quiet", "--verbose", "--no-color", "--cache-directory",
        nameof(TaggingOptions.Explain), nameof(TaggerOptions.CacheDirectory), nameof(TaggerOptions.LoadInBackground), nameof(TaggerOptions.ManyReadmes),
    ];

    private static readonly string Docs = File.ReadAllText(Path.Combine(Repository.Root, "docs", "pack.md"));

    private static readonly Dictionary<string, Match> Rows = Row().Matches(Docs).ToDictionary(row => row.Groups["name"].Value, StringComparer.Ordinal);

    private static readonly Option[] Options = [.. Commands
        .Create(new Terminal { In = Stream.Null, Out = TextWriter.Null, Error = TextWriter.Null })
        .Subcommands.Single(command => command.Name == "tag")
        .Options.Where(option => option is not System.CommandLine.Help.HelpOption && !option.Hidden)];

    [Fact]
    public void Every_option_of_tag_is_a_property_with_the_same_variable() => Assert.All(
        Options.Where(option => !NotOfPack.Contains(option.Name)),
        option => Assert.Equal($"`{EnvironmentVariables.NameOf(option)}`", Rows[Property(option.Name)].Groups["variable"].Value.Trim()));

    [Fact]
    public void Every_option_of_the_library_is_a_property_or_an_item() => Assert.All(
        typeof(TaggingOptions).GetProperties().Concat(typeof(TaggerOptions).GetProperties()).Select(property => property.Name).Except(NotOfPack),
        name => Assert.Contains($"{Property(name)}{(name == nameof(TaggingOptions.Exclude) ? " Include" : "` |")}", Docs, StringComparison.Ordinal));

    [Fact]
    public void Every_option_of_the_library_is_one_that_the_worker_is_asked() => Assert.All(
        typeof(TaggingOptions).GetProperties().Concat(typeof(TaggerOptions).GetProperties()).Select(property => property.Name).Except(NotOfPack),
        name => Assert.NotNull(typeof(PackRequest).GetProperty(Property(name)["TagTasks".Length..])));

    [Fact]
    public void Every_variable_of_a_property_is_one_of_the_command_line()
    {
        var variables = Options.Select(EnvironmentVariables.NameOf).ToList();

        Assert.All(
            Rows.Values.Select(row => row.Groups["variable"].Value.Trim().Trim('`')).Where(variable => variable.Length > 0),
            variable => Assert.Contains(variable, variables));
    }

    [Fact]
    public void The_vocabularies_are_those_that_are_built_in()
    {
        var row = Rows["TagTasksVocabulary"].Value;
        Assert.All(TagVocabulary.BuiltInNames, name => Assert.Contains($"`{name}`", row, StringComparison.Ordinal));
        Assert.Equal($"`{TagVocabulary.DotnetPackages.Name}`", Rows["TagTasksVocabulary"].Groups["default"].Value.Trim());
    }

    private static string Property(string name) => "TagTasks" + (OptionNames.TryGetValue(name, out var known)
        ? known
        : string.Concat(name.TrimStart('-').Split('-').Select(word => char.ToUpperInvariant(word[0]) + word[1..])));

    [GeneratedRegex(@"^\| `(?<name>TagTasks\w+)` \|(?<variable>[^|]*)\|(?<default>[^|]*)\|.*$", RegexOptions.Multiline)]
    private static partial Regex Row();
}
