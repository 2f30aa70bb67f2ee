using System.Xml;
using System.Xml.Linq;
using TagTasks.Inference.Diagnostics;

namespace TagTasks.Inference.Reading;

/// <summary>Reads what a project file says of its package, without evaluating it.</summary>
internal static class ProjectReader
{
    private const long MaximumCharacters = 10_000_000;

    // Far more than MSBuild has a use for. A tree of elements costs the square of its depth.
    private const int MaximumDepth = 256;

    // A project needs no document type; without one there are no entities to expand and nothing to fetch.
    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersInDocument = MaximumCharacters,
    };

    public static ProjectMetadata Read(string path)
    {
        try
        {
            var root = Load(path).Root;
            var properties = root?
                .Elements().Where(element => element.Name.LocalName == "PropertyGroup")
                .Elements()
                .ToLookup(element => element.Name.LocalName, element => element.Value.Trim(), StringComparer.OrdinalIgnoreCase);
            string? Last(string name) => properties?[name].LastOrDefault(value => value.Length > 0 && !value.Contains("$(", StringComparison.Ordinal));
            return new ProjectMetadata(
                Last("PackageId") ?? Last("AssemblyName") ?? Path.GetFileNameWithoutExtension(path),
                Last("Title"),
                Last("PackageDescription") ?? Last("Description"),
                Last("PackageReadmeFile"))
            {
                NamedReadme = Last("TagTasksReadme"),
                PackedReadme = Last("PackageReadmeFile") is { } target ? PackedAs(target, root!) : null,
            };
        }
        catch (XmlException e)
        {
            throw new TagTasksException(
                Diagnostic.Error(DiagnosticCode.ProjectUnreadable, $"The project '{path}' is not readable XML: {TagTasksException.SentenceOf(e)} Correct it, or name the README itself.", path, e.LineNumber),
                e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw TagTasksException.Because(DiagnosticCode.InputUnreadable, $"'{path}' cannot be read", e, "Check its permissions.", path);
        }
    }

    private static XDocument Load(string path)
    {
        using var file = File.OpenRead(path);
        using (var reader = XmlReader.Create(file, Settings))
        {
            while (reader.Read())
            {
                if (reader.Depth > MaximumDepth)
                {
                    var at = (IXmlLineInfo)reader;
                    throw new XmlException($"Elements are nested more than {MaximumDepth} deep.", null, at.LineNumber, at.LinePosition);
                }
            }
        }

        file.Position = 0;
        using var again = XmlReader.Create(file, Settings);
        return XDocument.Load(again);
    }

    // PackageReadmeFile is a path inside the package; the item that lands there is the file, wherever it lies.
    private static string? PackedAs(string target, XElement root)
    {
        var name = LastPart(target);
        return root.Elements().Where(element => element.Name.LocalName == "ItemGroup").Elements()
            .Where(IsPacked)
            .Where(item => name.Equals(LastPart(Included(item)), StringComparison.OrdinalIgnoreCase)
                || name.Equals(LastPart(Metadata(item, "PackagePath")), StringComparison.OrdinalIgnoreCase))
            .Select(Included)
            .Where(path => !path.AsSpan().ContainsAny("$*?;"))
            // MSBuild's escape, without which a name could not hold a semicolon.
            .Select(Uri.UnescapeDataString)
            .FirstOrDefault();
    }

    private static bool IsPacked(XElement item) => item.Name.LocalName switch
    {
        "None" => Metadata(item, "Pack").Equals("true", StringComparison.OrdinalIgnoreCase),
        "Content" => !Metadata(item, "Pack").Equals("false", StringComparison.OrdinalIgnoreCase),
        _ => false,
    };

    private static string Included(XElement item) => ((string?)item.Attribute("Include") ?? (string?)item.Attribute("Update") ?? "")
        .Replace("$(MSBuildThisFileDirectory)", "", StringComparison.OrdinalIgnoreCase)
        .Replace('\\', '/');

    // An attribute or an element.
    private static string Metadata(XElement item, string name) =>
        ((string?)item.Attribute(name) ?? item.Elements().FirstOrDefault(element => element.Name.LocalName == name)?.Value ?? "").Trim();

    private static string LastPart(string path) => path[(path.LastIndexOfAny(['/', '\\']) + 1)..];
}
