namespace TagTasks.Tool.Prompt;

/// <summary>A value of JSON as people write it in a request; see <see cref="LooseJson"/>. Immutable.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Range">Where it stands in the request.</param>
/// <param name="Text">A string's content, or a number, literal or word as written.</param>
/// <param name="Items">An array's elements.</param>
/// <param name="Members">An object's members.</param>
internal sealed record LooseValue(
    LooseKind Kind,
    TextRange Range,
    string Text,
    IReadOnlyList<LooseValue> Items,
    IReadOnlyList<KeyValuePair<string, LooseValue>> Members)
{
    public bool IsScalar => Kind is not (LooseKind.Array or LooseKind.Object);

    /// <summary>Whether it can be a tag's name as it stands.</summary>
    public bool IsName => Kind is LooseKind.Text or LooseKind.Bare;

    public static LooseValue Scalar(LooseKind kind, TextRange range, string text) => new(kind, range, text, [], []);

    public LooseValue? Member(Func<string, bool> wanted)
    {
        foreach (var (key, value) in Members)
        {
            if (wanted(key))
            {
                return value;
            }
        }

        return null;
    }
}
