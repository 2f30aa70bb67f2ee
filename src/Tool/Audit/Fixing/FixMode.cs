namespace TagTasks.Tool.Audit.Fixing;

/// <summary>What becomes of findings that can be mended.</summary>
internal enum FixMode
{
    /// <summary>They are said.</summary>
    None,

    /// <summary>It is shown how they would be mended: <c>--dry-run</c>.</summary>
    DryRun,

    /// <summary>They are mended: <c>--fix</c>.</summary>
    Write,
}
