namespace TagTasks.Inference.Tokens;

/// <summary>Plans which texts go in one run of an encoder that takes many at once. Stateless.</summary>
internal static class BatchPlanner
{
    /// <summary>Lays texts of much the same length together, so that little is padding.</summary>
    /// <param name="lengths">The pieces of each text.</param>
    /// <param name="tokensAtOnce">Pieces that a run may have, padding included; a text that has more goes alone.</param>
    /// <returns>Batches of the texts' places; every place is in one.</returns>
    public static IReadOnlyList<IReadOnlyList<int>> Plan(IReadOnlyList<int> lengths, int tokensAtOnce)
    {
        var batches = new List<IReadOnlyList<int>>();
        var batch = new List<int>();

        // From long to short: the first text of a batch is its longest, and the largest batch comes first, before memory
        // is cut up.
        foreach (var place in Enumerable.Range(0, lengths.Count).OrderByDescending(place => lengths[place]).ThenBy(place => place))
        {
            if (batch.Count > 0 && (long)(batch.Count + 1) * lengths[batch[0]] > tokensAtOnce)
            {
                batches.Add(batch);
                batch = [];
            }

            batch.Add(place);
        }

        if (batch.Count > 0)
        {
            batches.Add(batch);
        }

        return batches;
    }
}
