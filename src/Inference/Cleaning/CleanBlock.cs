namespace TagTasks.Inference.Cleaning;

/// <summary>What a block of clean text was in the README.</summary>
public enum BlockKind
{
    /// <summary>A heading; its level is <see cref="CleanBlock.Level"/>.</summary>
    Heading,

    /// <summary>A paragraph, or a line of an HTML block.</summary>
    Paragraph,

    /// <summary>A paragraph of a list item.</summary>
    ListItem,

    /// <summary>A cell of a table.</summary>
    TableCell,
}

/// <summary>One block of a README's text, free of marks, addresses, badges and code.</summary>
/// <param name="Kind">What it was.</param>
/// <param name="Level">1 to 6 for a heading, else 0.</param>
/// <param name="Text">Its text on one line, never blank.</param>
/// <param name="Line">The 1-based line of the README on which it begins.</param>
public sealed record CleanBlock(BlockKind Kind, int Level, string Text, int Line);
