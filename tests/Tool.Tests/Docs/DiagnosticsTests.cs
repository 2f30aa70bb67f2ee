using System.Globalization;
using System.Reflection;
using System.Text;
using System.Xml.Linq;
using TagTasks.Inference.Diagnostics;

namespace TagTasks.Tool.Tests.Docs;

/// <summary>The table of codes is that of the code, and no code means two things.</summary>
public sealed class DiagnosticsTests
{
    private static readonly FieldInfo[] Codes = typeof(DiagnosticCode).GetFields(BindingFlags.Public | BindingFlags.Static);

    [Fact]
    public void Every_code_is_documented() => GeneratedText.AssertIn("docs/diagnostics.md", "codes", Table());

    [Fact]
    public void No_code_is_used_twice() =>
        Assert.Equal(Codes.Length, Codes.Select(code => code.GetRawConstantValue()).Distinct().Count());

    private static string Table()
    {
        var comments = XDocument.Load(Path.ChangeExtension(typeof(DiagnosticCode).Assembly.Location, ".xml"))
            .Descendants("member")
            .ToDictionary(member => member.Attribute("name")!.Value, member => member.Element("summary")?.Value.Trim());
        var text = new StringBuilder("| code | name | meaning |\n|---|---|---|\n");
        foreach (var code in Codes)
        {
            var meaning = comments[$"F:{typeof(DiagnosticCode).FullName}.{code.Name}"];
            text.Append(CultureInfo.InvariantCulture, $"| {code.GetRawConstantValue()} | {code.Name} | {meaning} |\n");
        }

        return text.ToString();
    }
}
