using CsCheck;
using TagTasks.Inference.Tokens;

namespace TagTasks.Inference.Tests.Tokens;

/// <summary>Every text is in one batch, no batch is too large, and those in one are of a length.</summary>
public sealed class BatchPlannerTests
{
    [Fact]
    public void Every_text_is_in_one_batch_and_no_batch_is_too_large() =>
        Gen.Select(Gen.Int[1, 384].Array[0, 200], Gen.Int[1, 5000]).Sample((lengths, tokens) =>
        {
            var batches = BatchPlanner.Plan(lengths, tokens);

            Assert.Equal(Enumerable.Range(0, lengths.Length), batches.SelectMany(batch => batch).Order());
            Assert.All(batches, batch => Assert.True(batch.Count == 1 || batch.Count * batch.Max(place => lengths[place]) <= tokens));
        });

    [Fact]
    public void Those_of_a_length_go_together() =>
        Assert.Equal([[1, 4], [0, 3, 5, 2]], BatchPlanner.Plan([10, 20, 1, 10, 20, 10], 40));

    [Fact]
    public void A_part_of_a_batch_has_no_more_padding_than_it_needs()
    {
        var batch = TokenBatch.Of([[1, 2, 3, 4], [5, 6], [7]], pad: 9);

        var part = batch.Slice(1, 2);

        Assert.Equal((2, 2), (part.Rows, part.Columns));
        Assert.Equal([5, 6, 7, 9], part.Ids);
        Assert.Equal([1, 1, 1, 0], part.Mask);
    }
}
