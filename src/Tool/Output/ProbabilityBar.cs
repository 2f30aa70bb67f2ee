namespace TagTasks.Tool.Output;

/// <summary>A bar of twenty cells that shows a probability to half a cell.</summary>
internal static class ProbabilityBar
{
    private const int Cells = 20;

    /// <summary>Draws it.</summary>
    /// <param name="probability">0 to 1.</param>
    /// <param name="unicode">Whether the terminal can draw blocks.</param>
    public static string Of(double probability, bool unicode)
    {
        var halves = (int)Math.Round(Math.Clamp(probability, 0, 1) * Cells * 2, MidpointRounding.AwayFromZero);
        var (full, half) = (halves / 2, halves % 2);
        return unicode
            ? new string('█', full) + (half == 1 ? "▌" : "") + new string('░', Cells - full - half)
            : new string('#', full) + new string('.', Cells - full);
    }
}
