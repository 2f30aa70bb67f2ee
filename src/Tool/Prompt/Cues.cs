namespace TagTasks.Tool.Prompt;

/// <summary>
/// The words that requests are made of, in the languages people ask in: English, Chinese, Japanese, Korean, Spanish,
/// French, German, Portuguese, Russian, Italian. Stems, lower case, compared inside lower-case text.
/// </summary>
internal static class Cues
{
    private static readonly string[] Tag =
    [
        "tag", "label", "topic", "categor", "keyword", "vocabulary", "标签", "標籤", "主题", "类别", "分类", "关键词",
        "タグ", "ラベル", "トピック", "カテゴリ", "태그", "레이블", "라벨", "주제", "etiqueta", "étiquette", "etichett",
        "schlagwört", "schlagwort", "stichwört", "stichwort", "marcador", "тег", "метк", "ярлык", "катего", "mot-clé",
        "mots-clés", "palabras clave", "palavras-chave",
    ];

    private static readonly string[] List =
    [
        "list", "allowed", "available", "options", "following", "closed", "candidate", "choose from", "pick from",
        "valid", "permitted", "only", "列表", "可选", "可用", "候选", "以下", "如下", "允许", "選択肢", "一覧", "候補", "次の",
        "리스트", "목록", "후보", "다음", "lista", "disponib", "permitid", "liste", "erlaubt", "verfügbar", "zulässig",
        "autorisé", "списк", "список", "доступн", "допустим", "разреш",
    ];

    private static readonly string[] Action =
    [
        "assign", "choose", "pick", "select", "classify", "return", "respond", "answer", "output", "reply", "give ",
        "suggest", "tag ", "label ", "use only", "must ", "选", "返回", "回答", "输出", "给出", "分配", "标注", "打上", "請",
        "请", "選", "答え", "出力", "返し", "返す", "付け", "ください", "선택", "골라", "고르", "반환", "출력", "하세요", "주세요",
        "elige", "asigna", "seleccion", "devuelve", "responde", "escoge", "chois", "attribu", "sélection", "répon",
        "renvoi", "assigne", "wähl", "gib", "antwort", "ordne", "weise", "vergib", "escolh", "atribu", "selecion",
        "respond", "retorn", "выбер", "назнач", "ответ", "верн", "подбер", "присво", "scegli", "rispondi", "assegna",
        "expect", "format", "max", "at most", "up to", "no more", "最多", "不超过", "以内",
    ];

    private static readonly string[] Readme =
    [
        "readme", "read me", "自述文件", "说明文档", "项目说明", "项目介绍", "リードミー", "리드미",
    ];

    private static readonly string[] Document =
    [
        "document", "repository", "project", "text", "description", "content", "文档", "文本", "内容", "正文", "仓库", "项目",
        "ドキュメント", "説明文", "本文", "문서", "설명", "documento", "texto", "descripci", "descrição", "texte", "dokument",
        "beschreibung", "документ", "текст", "описани", "progetto", "repo",
    ];

    public static bool MentionsTag(ReadOnlySpan<char> lower) => ContainsAny(lower, Tag);

    public static bool MentionsList(ReadOnlySpan<char> lower) => ContainsAny(lower, List);

    public static bool MentionsAction(ReadOnlySpan<char> lower) => ContainsAny(lower, Action);

    public static bool MentionsReadme(ReadOnlySpan<char> lower) => ContainsAny(lower, Readme);

    public static bool MentionsDocument(ReadOnlySpan<char> lower) => ContainsAny(lower, Document);

    /// <summary>The end of the last mention of the README in a line; -1 when there is none.</summary>
    public static int EndOfReadme(ReadOnlySpan<char> lower)
    {
        var end = -1;
        foreach (var cue in Readme)
        {
            var at = lower.IndexOf(cue, StringComparison.Ordinal);
            end = at < 0 ? end : Math.Max(end, at + cue.Length);
        }

        return end;
    }

    private static bool ContainsAny(ReadOnlySpan<char> lower, string[] cues)
    {
        foreach (var cue in cues)
        {
            if (lower.Contains(cue, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }
}
