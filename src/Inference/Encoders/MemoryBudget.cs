namespace TagTasks.Inference.Encoders;

/// <summary>How many word pieces a device's memory should hold in one run. Stateless.</summary>
internal static class MemoryBudget
{
    // Twelve layers reuse each other's memory. One takes for a piece: its heads' attention to 384 others, 37 KB; the four
    // times wider middle, queries, keys, values and what goes around them, 30 KB. The rest is what an arena wastes.
    private const long BytesPerToken = 128 * 1024;

    // Others use the device too, and what is free now may be taken in a second.
    private const int Share = 2;

    // Larger runs are no faster for each text, and make answers wait.
    private const int Most = 64 * 1024;

    /// <summary>The pieces, padding included.</summary>
    /// <param name="freeBytes">The device's free memory; null when it is not known.</param>
    /// <param name="least">The pieces of the longest text.</param>
    public static int Tokens(long? freeBytes, int least) =>
        freeBytes is { } free ? (int)Math.Clamp(free / Share / BytesPerToken, least, Math.Max(least, Most)) : least;
}
