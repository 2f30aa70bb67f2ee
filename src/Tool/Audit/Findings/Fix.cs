namespace TagTasks.Tool.Audit.Findings;

/// <summary>What mends a finding. Immutable.</summary>
internal abstract record Fix
{
    private Fix()
    {
    }

    /// <summary>A change of the author's tags.</summary>
    /// <param name="Old">The tag, as the author wrote it, that goes; null when one is added.</param>
    /// <param name="New">The tag that comes in its place, or at the end; null when one only goes.</param>
    /// <param name="Occurrence">Which of equal tags, from 0; null for all of them, whatever their case, of which one makes room for <paramref name="New"/>.</param>
    internal sealed record TagChange(string? Old, string? New, int? Occurrence = null) : Fix;

    /// <summary>The commas between the author's tags become semicolons.</summary>
    internal sealed record TagSeparators : Fix;

    /// <summary>A property that is set.</summary>
    /// <param name="Property">Its name.</param>
    /// <param name="Value">Its value.</param>
    internal sealed record PropertyChange(string Property, string Value) : Fix;
}
