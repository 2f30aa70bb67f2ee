namespace TagTasks.Inference.Ranking;

/// <summary>Turns scores into probabilities and probabilities into an answer.</summary>
internal static class Ranker
{
    /// <summary>The logistic function, rounded to four decimals: rounding before comparing makes the answer the same everywhere.</summary>
    public static double Probability(double score) => Math.Round(1 / (1 + Math.Exp(-score)), 4);

    /// <summary>Positions by falling probability; equal ones keep their order.</summary>
    public static int[] Order(IReadOnlyList<double> probabilities)
    {
        var order = new int[probabilities.Count];
        for (var i = 0; i < order.Length; i++)
        {
            order[i] = i;
        }

        Array.Sort(order, (a, b) => probabilities[b].CompareTo(probabilities[a]) is var c and not 0 ? c : a.CompareTo(b));
        return order;
    }

    /// <summary>How many of the best belong to the answer.</summary>
    /// <param name="ordered">Probabilities, falling.</param>
    /// <param name="rule">The rule of the answer.</param>
    public static int Choose(ReadOnlySpan<double> ordered, AnswerRule rule)
    {
        var chosen = 0;
        while (chosen < ordered.Length && chosen < rule.MaxTags && ordered[chosen] >= rule.Threshold)
        {
            chosen++;
        }

        return chosen == 0 && rule.MaxTags > 0 && ordered.Length > 0 && ordered[0] >= rule.Minimum ? 1 : chosen;
    }
}

/// <summary>Which tags are an answer: at most so many that reach the threshold, else the best one if it reaches the minimum.</summary>
internal readonly record struct AnswerRule(int MaxTags, double Threshold, double Minimum);
