namespace TagTasks.Tool.Prompt;

/// <summary>What the keys of objects in requests mean, whatever case and separators they are written with.</summary>
internal static class TagKeys
{
    private static readonly string[] Names = ["name", "label", "tag", "title", "topic", "value", "text", "category", "keyword", "slug", "tagname", "labelname", "topicname", "categoryname", "名称", "标签", "名前", "이름", "nombre", "nom", "nome"];
    private static readonly string[] Descriptions = ["description", "desc", "meaning", "definition", "about", "info", "描述", "说明", "説明"];

    public static bool IsName(string key) => Names.Contains(Plain(key), StringComparer.Ordinal);

    public static bool IsDescription(string key) => Descriptions.Contains(Plain(key), StringComparer.Ordinal);

    public static bool IsAliases(string key) => Plain(key) is "aliases" or "alias" or "synonyms" or "别名";

    public static bool IsId(string key) => Plain(key) is "id" or "key" or "code" or "no" or "num" or "number" or "编号" or "番号" or "номер" or "序号"
        || (IsIds(key) && !Plain(key).EndsWith('s'));

    /// <summary>Whether an array under the key holds ids: <c>tag_ids</c>, <c>labelIds</c>, <c>ids</c>.</summary>
    public static bool IsIds(string key) =>
        Plain(key) is "ids" or "tagid" or "labelid" or "topicid" or "categoryid"
        || (Plain(key).EndsWith("ids", StringComparison.Ordinal) && Cues.MentionsTag(Plain(key)));

    private static string Plain(string key) =>
        new([.. key.Where(c => c is not ('_' or '-' or ' ')).Select(char.ToLowerInvariant)]);
}
