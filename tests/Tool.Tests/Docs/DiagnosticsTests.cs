using System.Globalization;
using System.Reflection;
using System.Text;
using System.Xml.Linq;
using TagTasks.Inference.Diagnostics;
using TagTasks.Tasks;

namespace TagTasks.Tool.Tests.Docs;

/// <summary>The table of codes is that of the code, and no code means two things.</summary>
public sealed class DiagnosticsTests
{
    // Where they are: those of the library and the tool, and those of a pack.
    private static readonly Type[] Catalogues = [typeof(DiagnosticCode), typeof(PackDiagnosticCode)];

    private static readonly FieldInfo[] Codes = [.. Catalogues
        .SelectMany(catalogue => catalogue.GetFields(BindingFlags.Public | BindingFlags.Static))
        .OrderBy(code => (string)code.GetRawConstantValue()!, StringComparer.Ordinal)];

    [Fact]
    public void Every_code_is_documented() => GeneratedText.AssertIn("docs/diagnostics.md", "codes", Table());

    [Fact]
    public void No_code_is_used_twice() =>
        Assert.Equal(Codes.Length, Codes.Select(code => code.GetRawConstantValue()).Distinct().Count());

    private static string Table()
    {
        var comments = Catalogues
            .SelectMany(catalogue => XDocument.Load(Path.ChangeExtension(catalogue.Assembly.Location, ".xml")).Descendants("member"))
            .ToDictionary(member => member.Attribute("name")!.Value, member => member.Element("summary")?.Value.Trim());
        var text = new StringBuilder("| code | name | meaning |\n|---|---|---|\n");
        foreach (var code in Codes)
        {
            var meaning = comments[$"F:{code.DeclaringType!.FullName}.{code.Name}"];
            text.Append(CultureInfo.InvariantCulture, $"| {code.GetRawConstantValue()} | {code.Name} | {meaning} |\n");
        }

        return text.ToString();
    }
}
