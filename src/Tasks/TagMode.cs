namespace TagTasks.Tasks;

/// <summary>What a pack does with the suggested tags.</summary>
internal enum TagMode
{
    /// <summary>The author's tags first, then those that are not there yet.</summary>
    Merge,

    /// <summary>The suggested tags instead of the author's; the author's when none is suggested.</summary>
    Replace,

    /// <summary>The author's tags; a warning names what is missing.</summary>
    Audit,
}
