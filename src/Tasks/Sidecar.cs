namespace TagTasks.Tasks;

/// <summary>The text of the sidecar: a superset of <c>{"id": …, "tags": […]}</c>, the same for the same inputs anywhere. Stateless.</summary>
internal static class Sidecar
{
    private const int Schema = 1;

    /// <summary>Its text.</summary>
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

        return json.Close('}').ToString();
    }
}
