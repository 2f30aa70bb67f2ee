using System.Xml;
using TagTasks.Tool.Audit.Findings;
using TagTasks.Tool.Audit.Fixing.Editing;

namespace TagTasks.Tool.Audit.Fixing.Planning;

/// <summary>Collects changes by file and makes its new text out of them. Not thread-safe.</summary>
internal sealed class FileChanges
{
    private readonly SortedDictionary<string, FileChange> files = new(StringComparer.Ordinal);

    /// <summary>A change of an element.</summary>
    public void Add(TagElement element, TagChange change, Finding finding)
    {
        var file = Of(element.File!, finding);
        if (!file.Elements.TryGetValue(element, out var changes))
        {
            file.Elements[element] = changes = [];
        }

        if (!changes.Contains(change))
        {
            changes.Add(change);
        }
    }

    /// <summary>A new property.</summary>
    /// <param name="project">The project's full path, free of links.</param>
    /// <param name="property">Its name.</param>
    /// <param name="value">Its value as MSBuild spells it.</param>
    /// <param name="finding">What it mends.</param>
    public void Add(string project, string property, string value, Finding finding) => Of(project, finding).Properties[property] = value;

    /// <summary>A tag for a project that has no element for it.</summary>
    /// <param name="project">The project's full path, free of links.</param>
    /// <param name="inherits">Whether it has tags from elsewhere, which it keeps.</param>
    /// <param name="tag">The tag as MSBuild spells it.</param>
    /// <param name="finding">What it mends.</param>
    public void AddTag(string project, bool inherits, string tag, Finding finding)
    {
        var properties = Of(project, finding).Properties;
        properties["PackageTags"] = properties.TryGetValue("PackageTags", out var there) ? $"{there};{tag}" : inherits ? $"$(PackageTags);{tag}" : tag;
    }

    /// <summary>The files with their new texts, sorted by path; what cannot be written is refused.</summary>
    public IReadOnlyList<FileEdit> Edits(ElementCatalog catalog, List<FixRefusal> refusals)
    {
        var edits = new List<FileEdit>();
        foreach (var (path, file) in files)
        {
            try
            {
                var source = catalog.File(path);
                var text = TextEdit.Apply(source.Text, file.Edits(source.Text));
                Check(text);
                source.Encode(text);
                edits.Add(new FileEdit(source, text, [.. file.Findings.Distinct()]));
            }
            catch (CannotEditException e)
            {
                refusals.Add(new FixRefusal([.. file.Findings.Distinct()], path, e.Message));
            }
        }

        return edits;
    }

    // A net below everything: what was XML stays XML.
    private static void Check(string text)
    {
        try
        {
            using var reader = XmlReader.Create(new StringReader(text), new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore });
            while (reader.Read())
            {
            }
        }
        catch (XmlException)
        {
            throw new CannotEditException("would not be valid XML afterwards, which is a bug of TagTasks; please report it");
        }
    }

    private FileChange Of(string path, Finding finding)
    {
        if (!files.TryGetValue(path, out var file))
        {
            files[path] = file = new FileChange();
        }

        file.Findings.Add(finding);
        return file;
    }

    private sealed class FileChange
    {
        public Dictionary<TagElement, List<TagChange>> Elements { get; } = [];

        public SortedDictionary<string, string> Properties { get; } = new(StringComparer.Ordinal);

        public List<Finding> Findings { get; } = [];

        public IEnumerable<TextEdit> Edits(string text) =>
        [
            .. Elements.SelectMany(element => element.Key.List is { } list ? TagListEditor.Edits(list, element.Value) : throw new CannotEditException(element.Key.Problem!)),
            .. Properties.Count > 0 ? [PropertyInsertion.Edit(text, [.. Properties.Select(property => (property.Key, property.Value))])] : Array.Empty<TextEdit>(),
        ];
    }
}
