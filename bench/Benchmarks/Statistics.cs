namespace TagTasks.Benchmarks;

/// <summary>What a series of measurements comes to. Stateless.</summary>
internal static class Statistics
{
    /// <summary>The value in the middle; of an even number the mean of the two there.</summary>
    /// <param name="values">At least one.</param>
    public static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}
