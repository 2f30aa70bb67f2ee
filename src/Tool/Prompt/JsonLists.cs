namespace TagTasks.Tool.Prompt;

/// <summary>Reads a list of tags from JSON: strings, objects with a name, a map of names and ids, or an object that holds one.</summary>
internal static class JsonLists
{
    public static IReadOnlyList<RequestTag> Read(LooseValue value)
    {
        if (value.Kind == LooseKind.Array)
        {
            return ReadArray(value);
        }

        if (value.Members.FirstOrDefault(member => member.Value.Kind == LooseKind.Array && member.Value.Items.Count > 1).Value is { } inner)
        {
            return ReadArray(inner);
        }

        return ReadMap(value);
    }

    private static List<RequestTag> ReadArray(LooseValue array)
    {
        var tags = new List<RequestTag>();
        foreach (var item in array.Items)
        {
            var tag = item.IsScalar ? ReadScalar(item) : item.Kind == LooseKind.Object ? ReadObject(item) : null;
            if (tag is not null)
            {
                tags.Add(tag);
            }
            else if (item.Kind != LooseKind.Ellipsis)
            {
                return [];
            }
        }

        return tags;
    }

    private static RequestTag? ReadScalar(LooseValue item) =>
        item.IsName ? new RequestTag(item.Text, null, null, []) : null;

    private static RequestTag? ReadObject(LooseValue item)
    {
        var name = item.Member(TagKeys.IsName);
        var id = item.Member(TagKeys.IsId);
        if (name is { IsName: true } or { Kind: LooseKind.Number })
        {
            var description = item.Member(TagKeys.IsDescription);
            var aliases = item.Member(TagKeys.IsAliases);
            return new RequestTag(
                name.Text,
                id is { IsScalar: true } ? ShapeWriter.Scalar(id) : null,
                description is { IsName: true } ? description.Text : null,
                aliases is null ? [] : [.. aliases.Items.Where(alias => alias.IsName).Select(alias => alias.Text)]);
        }

        // {"key":"cli"} has a name only.
        return item.Members.Count == 1 && item.Members[0].Value.IsName
            ? new RequestTag(item.Members[0].Value.Text, null, null, [])
            : null;
    }

    // {"ai":17} and {"17":"ai"}; {"ai":"about models"} when the values are sentences.
    private static List<RequestTag> ReadMap(LooseValue map)
    {
        if (map.Members.Count < 2)
        {
            return [];
        }

        if (map.Members.All(member => member.Value.Kind == LooseKind.Number))
        {
            return [.. map.Members.Select(member => new RequestTag(member.Key, member.Value.Text, null, []))];
        }

        if (!map.Members.All(member => member.Value.IsName))
        {
            return [];
        }

        return map.Members.All(member => LooseText.IsNumber(member.Key.Length == 0 ? "x" : member.Key))
            ? [.. map.Members.Select(member => new RequestTag(member.Value.Text, member.Key, null, []))]
            : map.Members.Count >= 3 ? [.. map.Members.Select(member => new RequestTag(member.Key, null, member.Value.Text, []))] : [];
    }
}
