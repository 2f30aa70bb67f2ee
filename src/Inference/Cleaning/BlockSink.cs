using TagTasks.Inference.Text;

namespace TagTasks.Inference.Cleaning;

/// <summary>Takes what a reader finds, in document order, and makes <see cref="CleanText"/> of it.</summary>
internal sealed class BlockSink : IDisposable
{
    private readonly List<CleanBlock> blocks = [];
    private int images;
    private int codeBlocks;

    /// <summary>What was read so far.</summary>
    public IReadOnlyList<CleanBlock> Blocks => blocks;

    /// <summary>The text of the block being read.</summary>
    public TextBuffer Text { get; } = new();

    /// <summary>The lines of the block being read, for readers that strip its marks when it ends.</summary>
    public TextBuffer Lines { get; } = new();

    public void CountImage() => images++;

    public void CountCodeBlock() => codeBlocks++;

    /// <summary>Ends the block in <see cref="Text"/>; one without a letter or digit vanishes.</summary>
    public void End(BlockKind kind, int line, int level = 0)
    {
        if (Text.Length == 0)
        {
            return;
        }

        var text = Text.Span;
        text = text[..BlockText.Tidy(text)];
        if (BlockText.HasLetterOrNumber(text))
        {
            blocks.Add(new CleanBlock(kind, level, new string(text), line));
        }

        Text.Clear();
    }

    public CleanText ToCleanText()
    {
        var sections = FurnitureSections.Remove(blocks);
        return new CleanText(blocks, new LeftOut(images, codeBlocks, sections));
    }

    public void Dispose()
    {
        Text.Dispose();
        Lines.Dispose();
    }
}
