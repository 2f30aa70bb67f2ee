namespace TagTasks.Tool.Prompt;

/// <summary>Finds the arrays and objects that stand in a text, outermost ones, in order.</summary>
internal static class JsonFinder
{
    public static List<LooseValue> FindAll(string text, TextRange range)
    {
        var found = new List<LooseValue>();
        var at = range.Start;
        while (at < range.End)
        {
            var step = text.AsSpan(at, range.End - at).IndexOfAny('[', '{');
            if (step < 0)
            {
                break;
            }

            at += step;
            if (LooseJson.TryRead(text, new TextRange(at, range.End)) is { } value && !IsMarkup(text, value))
            {
                found.Add(value);
                at = value.Range.End;
            }
            else
            {
                at++;
            }
        }

        return found;
    }

    // [a link](…), [x], [README].
    private static bool IsMarkup(string text, LooseValue value) =>
        value.Kind == LooseKind.Array
        && value.Items.Count > 0
        && value.Items.All(item => item.Kind == LooseKind.Bare)
        && (value.Items.Count == 1 || (value.Range.End < text.Length && text[value.Range.End] is '(' or '['));
}
