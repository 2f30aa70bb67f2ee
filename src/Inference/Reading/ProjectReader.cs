using System.Xml;
using System.Xml.Linq;
using TagTasks.Inference.Diagnostics;

namespace TagTasks.Inference.Reading;

/// <summary>Reads what a project file says of its package, without evaluating it.</summary>
internal static class ProjectReader
{
    private const long MaximumCharacters = 10_000_000;

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
            using var reader = XmlReader.Create(path, Settings);
            var properties = XDocument.Load(reader).Root?
                .Elements().Where(element => element.Name.LocalName == "PropertyGroup")
                .Elements()
                .ToLookup(element => element.Name.LocalName, element => element.Value.Trim(), StringComparer.OrdinalIgnoreCase);
            string? Last(string name) => properties?[name].LastOrDefault(value => value.Length > 0 && !value.Contains("$(", StringComparison.Ordinal));
            return new ProjectMetadata(
                Last("PackageId") ?? Last("AssemblyName") ?? Path.GetFileNameWithoutExtension(path),
                Last("Title"),
                Last("Description"),
                Last("PackageReadmeFile"));
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
}
