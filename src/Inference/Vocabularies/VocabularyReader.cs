using System.Text;
using System.Text.Json;
using TagTasks.Inference.Diagnostics;
using TagTasks.Inference.Reading;

namespace TagTasks.Inference.Vocabularies;

/// <summary>
/// Reads a list of tags: a JSON object with <c>tags</c>, a JSON array of names or of <c>{id, name, …}</c>, or text
/// with a tag a line.
/// </summary>
internal static class VocabularyReader
{
    private const long MaximumBytes = 10 * 1024 * 1024;

    /// <summary>Reads a file, refusing by name what is not understood.</summary>
    public static TagVocabulary ReadFile(string path)
    {
        var (text, _, warning) = TextDecoder.Decode(ReadBytes(path), TextSource.Vocabulary(path), null);
        var first = text.AsSpan().TrimStart();
        var isJson = path.EndsWith(".json", StringComparison.OrdinalIgnoreCase) || (!first.IsEmpty && first[0] is '{' or '[');
        var vocabulary = isJson ? ReadJson(Encoding.UTF8.GetBytes(text), path) : ReadText(text, path);
        return warning is null ? vocabulary : vocabulary.With(warning);
    }

    /// <summary>Reads JSON.</summary>
    /// <param name="utf8">The document.</param>
    /// <param name="source">Its file or name, for messages and as the name of a list without one.</param>
    public static TagVocabulary ReadJson(byte[] utf8, string source)
    {
        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(utf8, new JsonDocumentOptions { AllowDuplicateProperties = false });
        }
        catch (JsonException e)
        {
            throw new TagTasksException(
                Diagnostic.Error(DiagnosticCode.VocabularyInvalid, $"The vocabulary '{source}' is not JSON: {Sentence(e)}", source, (int?)(e.LineNumber + 1)),
                e);
        }

        using (document)
        {
            try
            {
                return FromJson(document.RootElement, source);
            }
            catch (InvalidOperationException e)
            {
                // "\ud800" is JSON, but no text.
                throw new TagTasksException(
                    DiagnosticCode.VocabularyInvalid, $"The vocabulary '{source}' has a text with half a surrogate pair. Correct the escape.", source, e);
            }
        }
    }

    private static TagVocabulary FromJson(JsonElement root, string source)
    {
        var name = Path.GetFileNameWithoutExtension(source);
        var maxTags = TagVocabulary.DefaultMaxTags;
        var list = root;
        if (root.ValueKind == JsonValueKind.Object)
        {
            name = TagJson.OptionalString(root, "name", "$", source) ?? name;
            maxTags = TagJson.OptionalCount(root, "maxTags", source) ?? maxTags;
            if (!root.TryGetProperty("tags", out list))
            {
                throw TagJson.Invalid(source, "$", "the member 'tags' is missing", "Give an array of tags");
            }
        }

        if (list.ValueKind != JsonValueKind.Array)
        {
            throw TagJson.Invalid(source, "$.tags", $"an array of tags is expected, not {TagJson.Kind(list)}", "Give names, or objects with a name");
        }

        var tags = new List<TagDefinition>(list.GetArrayLength());
        foreach (var element in list.EnumerateArray())
        {
            tags.Add(TagJson.Tag(element, $"$.tags[{tags.Count}]", source));
        }

        VocabularyRules.Check(source, tags);
        return TagVocabulary.Create(name, tags, maxTags);
    }

    private static TagVocabulary ReadText(string text, string path)
    {
        // "# " begins a comment; "#1" or "c#" may well be tags.
        var names = text.Split('\n')
            .Select(line => line.Trim())
            .Where(line => line.Length > 0 && line != "#" && !line.StartsWith("# ", StringComparison.Ordinal));
        var tags = names.Select(name => new TagDefinition(name)).ToList();
        VocabularyRules.Check(path, tags);
        return TagVocabulary.Create(Path.GetFileNameWithoutExtension(path), tags);
    }

    private static byte[] ReadBytes(string path)
    {
        try
        {
            if (!File.Exists(path))
            {
                throw new TagTasksException(
                    DiagnosticCode.VocabularyNotFound,
                    $"There is no vocabulary '{path}'. Give a file, or one of {string.Join(", ", TagVocabulary.BuiltInNames)}.",
                    path);
            }

            if (new FileInfo(path).Length > MaximumBytes)
            {
                throw new TagTasksException(
                    DiagnosticCode.VocabularyTooLarge, $"The vocabulary '{path}' is larger than 10 MB. Give a list of at most 10,000 tags.", path);
            }

            return File.ReadAllBytes(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw TagTasksException.Because(DiagnosticCode.VocabularyNotFound, $"The vocabulary '{path}' cannot be read", e, "Check its permissions.", path);
        }
    }

    private static string Sentence(JsonException e) => e.Message.Split(" Change the reader options")[0].Split(" Path: ")[0].Split(" LineNumber: ")[0] + $" Correct line {e.LineNumber + 1}.";
}
