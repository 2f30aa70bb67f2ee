namespace TagTasks.Tool.Prompt;

/// <summary>Finds the sketch of the answer outside the README and the list: an object before a bare array, then the first.</summary>
internal static class ShapeFinder
{
    private static readonly string[] AskForIds =
    [
        "ids of", "tag ids", "tag id", "by id", "the ids", "their ids", "label ids", "topic ids", "ids only", "only ids", "标签id", "标签的id", "标签 id", "的id", "idだけ", "のid", "los id", "les id", "die ids", "ids der", "os ids", "идентификатор", "태그 id", "id로",
    ];

    public static AnswerShape Find(IReadOnlyList<LooseValue> values, IReadOnlyList<RequestTag> tags, string words)
    {
        var lower = words.ToLowerInvariant();
        var byIds = AskForIds.Any(cue => lower.Contains(cue, StringComparison.Ordinal));
        var names = tags.Select(tag => tag.NameVerbatim.Trim()).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var sketch = values.FirstOrDefault(value => value.Kind == LooseKind.Object && SlotOf(value, names) is not null)
            ?? values.FirstOrDefault(value => value.Kind == LooseKind.Array && SlotOf(value, names) is not null)
            ?? (ArrayWords.AskFor(words) ? new LooseValue(LooseKind.Array, default, "", [], []) : null);
        var slot = sketch is null ? null : SlotOf(sketch, names);
        return new AnswerShape(sketch, slot, Form(sketch, slot, byIds), IdFinder.Find(words));
    }

    private static AnswerForm Form(LooseValue? sketch, LooseValue? slot, bool byIds)
    {
        if (slot is null)
        {
            return byIds ? AnswerForm.Ids : AnswerForm.Names;
        }

        if (slot.Items.Any(item => item.Kind == LooseKind.Object))
        {
            return AnswerForm.Objects;
        }

        return byIds || slot.Items.Any(item => item.Kind == LooseKind.Number) || (sketch is not null && TagKeys.IsIds(KeyOf(sketch, slot)))
            || slot.Items.Any(item => item.IsName && item.Text.Contains("id", StringComparison.OrdinalIgnoreCase))
            ? AnswerForm.Ids
            : AnswerForm.Names;
    }

    // An example answer made of the list's own names is a sketch too.
    private static LooseValue? SlotOf(LooseValue value, HashSet<string> names) =>
        Placeholder.Slot(value, 0) ?? Example(value, names, 0);

    private static LooseValue? Example(LooseValue value, HashSet<string> names, int depth)
    {
        if (value.Kind == LooseKind.Array)
        {
            return value.Items.Count is > 0 and <= 10 && value.Items.All(item => item.IsName && names.Contains(item.Text.Trim())) ? value : null;
        }

        return depth > 4 ? null : value.Members.Select(member => Example(member.Value, names, depth + 1)).FirstOrDefault(slot => slot is not null);
    }

    private static string KeyOf(LooseValue value, LooseValue slot)
    {
        foreach (var (key, member) in value.Members)
        {
            if (ReferenceEquals(member, slot))
            {
                return key;
            }

            if (KeyOf(member, slot) is { Length: > 0 } inner)
            {
                return inner;
            }
        }

        return "";
    }
}
