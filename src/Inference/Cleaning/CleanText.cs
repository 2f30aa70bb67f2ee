namespace TagTasks.Inference.Cleaning;

/// <summary>A README's text in document order, and what was left out of it. Immutable.</summary>
/// <param name="Blocks">The blocks that are left, in document order.</param>
/// <param name="LeftOut">What was dropped on the way.</param>
public sealed record CleanText(IReadOnlyList<CleanBlock> Blocks, LeftOut LeftOut)
{
    /// <summary>The text of nothing.</summary>
    public static CleanText Empty { get; } = new([], new LeftOut(0, 0, []));
}

/// <summary>What the cleaner dropped; shown to whoever asks why a word did not count.</summary>
/// <param name="Images">Number of images, badges among them.</param>
/// <param name="CodeBlocks">Number of code blocks.</param>
/// <param name="Sections">Headings of the sections that are a README's furniture ("License", "目录", …).</param>
public sealed record LeftOut(int Images, int CodeBlocks, IReadOnlyList<string> Sections);
