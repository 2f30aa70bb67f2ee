namespace TagTasks.Inference.Cleaning;

/// <summary>Turns a README's markup into blocks of plain text.</summary>
public static class ReadmeCleaner
{
    /// <summary>Cleans a README.</summary>
    public static CleanText Clean(string text, MarkupFormat format) =>
        new([.. text.Split('\n').Where(line => line.Any(char.IsLetterOrDigit)).Select((line, i) => new CleanBlock(line.StartsWith('#') ? BlockKind.Heading : BlockKind.Paragraph, 1, line.Trim(' ', '#'), i + 1))], new LeftOut(0, 0, []));
}
