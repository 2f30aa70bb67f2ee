namespace TagTasks.Tool.Prompt;

/// <summary>Tells the array that an answer shall fill from one that says something.</summary>
internal static class Placeholder
{
    /// <summary>Whether a value is the sketch of an answer rather than a list.</summary>
    public static bool IsShape(LooseValue value) => Slot(value, 0) is not null;

    /// <summary>The array to fill in a value: one for tags first, else the first; null when there is none.</summary>
    public static LooseValue? Slot(LooseValue value, int depth)
    {
        if (value.Kind == LooseKind.Array)
        {
            return value.Items.All(IsOpen) ? value : null;
        }

        var slots = depth > 3 ? [] : value.Members
            .Select(member => (member.Key, Slot: Slot(member.Value, depth + 1)))
            .Where(member => member.Slot is not null)
            .ToList();
        var forTags = slots.Find(member => Cues.MentionsTag(member.Key.ToLowerInvariant()));
        return forTags.Slot ?? slots.FirstOrDefault().Slot;
    }

    private static bool IsOpen(LooseValue item) => item.Kind switch
    {
        LooseKind.Ellipsis => true,
        LooseKind.Number => true,
        LooseKind.Text or LooseKind.Bare => IsOpenName(item.Text),
        LooseKind.Object => item.Members.Count > 0 && item.Members.All(member => member.Value.IsScalar && IsOpen(member.Value)),
        _ => false,
    };

    private static bool IsOpenName(string name)
    {
        var lower = name.Trim().ToLowerInvariant();
        if (lower.Length == 0 || lower[0] == '<' || lower is "..." or "…" or "string" or "number" or "int" or "integer" or "id" or "name")
        {
            return true;
        }

        var stem = lower.AsSpan().TrimEnd("0123456789abcn一二三甲乙");
        return stem.TrimEnd(" _-") is "tag" or "label" or "topic" or "category" or "标签" or "タグ" or "태그" or "etiqueta" or "id" or "name" or "étiquette" or "тег" or "tag id" or "tag name" or "标签名";
    }
}
