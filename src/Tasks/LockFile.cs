using System.Xml.Linq;

namespace TagTasks.Tasks;

/// <summary>
/// What was suggested, for which inputs, in a file that is committed beside the project: a reviewer sees every change of
/// tags in the diff. Immutable.
/// </summary>
/// <remarks>
/// The sources are no part of it: nearly every edit changes them and few edits change a tag, so a warning on each would
/// teach people to ignore it.
/// </remarks>
internal sealed record LockFile(PackAnswer Answer, IReadOnlyDictionary<string, string> Inputs)
{
    /// <summary>The name that opting in without a name gives.</summary>
    public const string DefaultName = "tagtasks.lock.json";

    private const int Version = 1;

    /// <summary>Reads a lock file.</summary>
    /// <exception cref="FormatException">It is not one.</exception>
    public static LockFile Read(byte[] utf8)
    {
        var root = JsonReader.Object(utf8);
        if (root.Number("version") != Version)
        {
            throw new FormatException("it is of another version");
        }

        var inputs = root.Element("inputs") ?? throw new FormatException("the member 'inputs' is missing");
        return new LockFile(
            new PackAnswer
            {
                Tags = [.. root.Items("tags").Select(PackAnswer.ReadTag)],
                Vocabulary = root.Text("vocabulary") ?? "",
                VocabularyHash = root.Text("vocabularySha256") ?? "",
                Model = root.Text("model") ?? "",
                ModelHash = root.Text("modelSha256") ?? "",
                Truncated = root.Text("truncated") == "true",
            },
            inputs.Elements().ToDictionary(Name, element => element.Value, StringComparer.Ordinal));
    }

    /// <summary>The text of the lock file for a question and its answer.</summary>
    public static string Text(PackQuestion question, PackAnswer answer)
    {
        var json = new JsonWriter().Open('{').Member("version", Version).Member("id", question.PackageId);
        PackAnswer.WriteTags(json, "tags", answer.Tags);
        json.Member("vocabulary", answer.Vocabulary).Member("vocabularySha256", answer.VocabularyHash)
            .Member("model", answer.Model).Member("modelSha256", answer.ModelHash)
            .Member("truncated", answer.Truncated).Open('{', "inputs");
        foreach (var input in InputsOf(question))
        {
            json.Member(input.Key, input.Value);
        }

        return json.Close('}').Close('}').ToString();
    }

    /// <summary>The names of the inputs that are not what they were, in words.</summary>
    public IReadOnlyList<string> Changed(PackQuestion question) =>
    [
        .. InputsOf(question)
            .Where(input => !Inputs.TryGetValue(input.Key, out var locked) || locked != input.Value)
            .Select(input => input.Key),
    ];

    private static IEnumerable<KeyValuePair<string, string>> InputsOf(PackQuestion question) =>
    [
        new("readme", question.Readme?.Hash ?? ""),
        new("description", question.TextsKey),
        new("options", question.OptionsKey),
        new("model", question.ModelHash),
    ];

    private static string Name(XElement element) => element.Name.LocalName;
}
