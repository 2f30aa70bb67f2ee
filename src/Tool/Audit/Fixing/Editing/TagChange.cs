namespace TagTasks.Tool.Audit.Fixing.Editing;

/// <summary>A change of what an element writes; two that are equal do the same. Immutable.</summary>
internal abstract record TagChange
{
    private TagChange()
    {
    }

    /// <summary>Commas between tags become semicolons.</summary>
    internal sealed record Semicolons : TagChange;

    /// <summary>Tags that stand side by side become one.</summary>
    /// <param name="First">The number of the first.</param>
    /// <param name="Last">The number of the last; often the same.</param>
    /// <param name="New">The tag that comes in their place.</param>
    internal sealed record Replace(int First, int Last, string New) : TagChange;

    /// <summary>A tag goes, with one of the separators beside it.</summary>
    /// <param name="Token">Its number.</param>
    internal sealed record Remove(int Token) : TagChange;

    /// <summary>A tag comes at the end.</summary>
    /// <param name="Tag">The tag.</param>
    internal sealed record Append(string Tag) : TagChange;

    /// <summary>The element gets a value as a whole.</summary>
    /// <param name="Value">The value.</param>
    internal sealed record Set(string Value) : TagChange;
}
