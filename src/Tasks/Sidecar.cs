namespace TagTasks.Tasks;

/// <summary>The text of the sidecar: a superset of <c>{"id": …, "tags": […]}</c>, the same for the same inputs anywhere. Stateless.</summary>
internal static class Sidecar
{
    private const int Schema = 1;

    // The last member, as JsonWriter lays it out.
    private const string Seal = ",\n  \"sha256\": \"";
    private const string End = "\"\n}\n";
    private const int HashLength = 64;

    /// <summary>Whether a text is as a pack wrote it: the hash at its end is that of what stands before.</summary>
    public static bool IsIntact(string text)
    {
        text = text.Replace("\r\n", "\n");
        var body = text.Length - HashLength - Seal.Length - End.Length;
        return body > 0
            && text.EndsWith(End, StringComparison.Ordinal)
            && string.CompareOrdinal(text, body, Seal, 0, Seal.Length) == 0
            && text.Substring(body + Seal.Length, HashLength) == FileText.HashText(text.Remove(body) + "\n}\n");
    }

    /// <summary>Its text. The last member is the hash of the text without it, by which a change by hand shows.</summary>
    public static string Text(PackQuestion question, PackAnswer answer)
    {
        var json = new JsonWriter().Open('{')
            .Member("schema", Schema)
            .Member("id", question.PackageId)
            .Strings("tags", answer.Tags.Select(tag => tag.PackageTag));
        PackAnswer.WriteTags(json, "suggestions", answer.Tags);
        json.Open('{', "vocabulary").Member("name", answer.Vocabulary).Member("sha256", answer.VocabularyHash).Close('}')
            .Open('{', "model").Member("name", answer.Model).Member("sha256", answer.ModelHash).Close('}');
        if (question.Readme is { } readme)
        {
            json.Open('{', "readme").Member("path", readme.Path).Member("sha256", readme.Hash)
                .Member("truncated", answer.Truncated).Close('}');
        }

        var text = json.Close('}').ToString();
        return text.Remove(text.Length - "\n}\n".Length) + Seal + FileText.HashText(text) + End;
    }
}
