using TagTasks.Inference.Ranking;

namespace TagTasks.Inference.Tests.Ranking;

public sealed class RankerTests
{
    private static readonly AnswerRule Rule = new(MaxTags: 2, Threshold: 0.5, Minimum: 0.15);

    [Theory]
    [InlineData(0, 0.5)]
    [InlineData(1000, 1)]
    [InlineData(-1000, 0)]
    [InlineData(1, 0.7311)]
    public void Probabilities_are_rounded_to_four_decimals(double score, double expected) =>
        Assert.Equal(expected, Ranker.Probability(score));

    [Fact]
    public void Equal_probabilities_keep_the_order_of_the_list() =>
        Assert.Equal([2, 0, 1, 3], Ranker.Order([0.5, 0.5, 0.9, 0.1]));

    [Theory]
    [InlineData(new double[] { }, 0)]
    [InlineData(new[] { 0.14 }, 0)]
    [InlineData(new[] { 0.15, 0.15 }, 1)]
    [InlineData(new[] { 0.5 }, 1)]
    [InlineData(new[] { 0.9, 0.6, 0.5 }, 2)]
    [InlineData(new[] { 0.9, 0.4 }, 1)]
    public void The_answer_is_what_reaches_the_threshold_or_the_best(double[] ordered, int expected) =>
        Assert.Equal(expected, Ranker.Choose(ordered, Rule));

    [Fact]
    public void An_explicit_threshold_has_no_fallback() =>
        Assert.Equal(0, Ranker.Choose([0.4], new AnswerRule(3, 0.5, 0.5)));
}
