using TagTasks.Tool.Audit.Evaluation;
using TagTasks.Tool.Audit.Fixing.Editing;
using TagTasks.Tool.Audit.Fixing.Files;

namespace TagTasks.Tool.Audit.Fixing.Planning;

/// <summary>Reads each file once and knows each element once. Not thread-safe.</summary>
internal sealed class ElementCatalog
{
    private static readonly TagElement Foreign = new(null, null, "");

    private readonly Dictionary<string, string> realPaths = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (SourceFile? File, string? Problem)> files = new(StringComparer.Ordinal);
    private readonly Dictionary<(string File, int Line, int Column), TagElement> elements = [];

    /// <summary>A full path free of links.</summary>
    public string RealPathOf(string path) => realPaths.TryGetValue(path, out var real) ? real : realPaths[path] = RealPath.Of(path);

    /// <summary>A file as text.</summary>
    /// <param name="realPath">Its full path, free of links.</param>
    /// <exception cref="CannotEditException">It cannot be read.</exception>
    public SourceFile File(string realPath)
    {
        if (!files.TryGetValue(realPath, out var known))
        {
            try
            {
                known = (SourceFile.Read(realPath), null);
            }
            catch (CannotEditException e)
            {
                known = (null, e.Message);
            }

            files[realPath] = known;
        }

        return known.File ?? throw new CannotEditException(known.Problem!);
    }

    /// <summary>The element that MSBuild found.</summary>
    /// <param name="property">The property that it sets.</param>
    /// <param name="found">What MSBuild says of it.</param>
    public TagElement Get(string property, EvaluatedElement found)
    {
        if (found.Place is not { Line: { } line, Column: { } column } place)
        {
            return Foreign;
        }

        var key = (RealPathOf(place.File), line, column);
        return elements.TryGetValue(key, out var known) ? known : elements[key] = Read(key, property, found.Raw);
    }

    private TagElement Read((string File, int Line, int Column) key, string property, string raw)
    {
        try
        {
            var file = File(key.File);
            var offset = file.Lines.Offset(key.Line, key.Column) ?? throw new CannotEditException("is not as it was when it was evaluated");
            var content = ElementContent.Read(file.Text, offset, property);

            // MSBuild may leave out white space beside comments, and takes a CDATA section in the middle of a text letter by letter.
            return WithoutBlanks(content.Value) == WithoutBlanks(raw)
                ? new TagElement(key.File, new TagList(content), null)
                : new TagElement(key.File, null, $"has more than text in <{content.Name}>");
        }
        catch (CannotEditException e)
        {
            return new TagElement(key.File, null, e.Message);
        }
    }

    private static string WithoutBlanks(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));
}
