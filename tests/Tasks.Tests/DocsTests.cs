using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using TagTasks.TestKit;

namespace TagTasks.Tasks.Tests;

/// <summary>The tables of the docs are those of the code.</summary>
public partial class DocsTests
{
    private static readonly string Props = Read("src/Tasks/build/TagTasks.props");
    private static readonly string Targets = Read("src/Tasks/build/TagTasks.targets");

    [Fact]
    public void What_targets_say_themselves_has_a_code_too()
    {
        var codes = typeof(PackDiagnosticCode).GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => (string)field.GetRawConstantValue()!).ToList();
        Assert.All(CodeInTargets().Matches(Targets).Select(match => match.Groups[1].Value), code => Assert.Contains(code, codes));
    }

    [Fact]
    public void Every_property_is_documented_with_its_variable_and_default()
    {
        var documented = Row().Matches(Read("docs/pack.md")).ToDictionary(row => row.Groups["name"].Value);
        Assert.Equal(Names(Props).Union(Names(Targets)).Order(StringComparer.Ordinal), documented.Keys.Order(StringComparer.Ordinal));
        foreach (var property in XDocument.Parse(Props).Descendants().Where(element => element.Name.LocalName.StartsWith("TagTasks", StringComparison.Ordinal)))
        {
            var row = documented[property.Name.LocalName];
            var variable = Variable().Match(property.Value);
            if (variable.Success)
            {
                Assert.Equal($"`{variable.Groups[1].Value}`", row.Groups["variable"].Value.Trim());
            }
            else
            {
                Assert.Equal($"`{property.Value}`", row.Groups["default"].Value.Trim());
            }
        }
    }

    [Fact]
    public void A_variable_is_one_that_the_command_line_reads()
    {
        var options = Read("docs/options.md");
        var variables = Variable().Matches(Props).Select(match => match.Groups[1].Value);
        Assert.All(variables, variable => Assert.Contains($"`{variable}`", options, StringComparison.Ordinal));
    }

    [Fact]
    public void Defaults_of_the_task_are_those_of_the_props()
    {
        var settings = new PackSettings(new SuggestPackageTags());
        Assert.Contains($">{settings.Mode}<", Props, StringComparison.Ordinal);
        Assert.Contains($"<TagTasksTimeout Condition=\"'$(TagTasksTimeout)' == ''\">{PackSettings.DefaultTimeout}<", Props, StringComparison.Ordinal);
        Assert.Contains($">{QuestionBuilder.DefaultVocabulary}<", Props, StringComparison.Ordinal);
    }

    private static string Read(string file) => File.ReadAllText(Path.Combine(Repository.Root, file));

    private static IEnumerable<string> Names(string text) => Name().Matches(text).Select(match => match.Groups[1].Value);

    [GeneratedRegex(@"\$\((TagTasks\w+)\)")]
    private static partial Regex Name();

    [GeneratedRegex(@"\$\((TAGTASKS_\w+)\)")]
    private static partial Regex Variable();

    [GeneratedRegex("Code=\"(TAGTASKS\\d+)\"")]
    private static partial Regex CodeInTargets();

    [GeneratedRegex(@"^\| `(?<name>TagTasks\w+)` \|(?<variable>[^|]*)\|(?<default>[^|]*)\|", RegexOptions.Multiline)]
    private static partial Regex Row();
}
