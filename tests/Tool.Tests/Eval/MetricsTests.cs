using TagTasks.Tool.Eval;

namespace TagTasks.Tool.Tests.Eval;

public sealed class MetricsTests
{
    [Fact]
    public void Measures_are_sums_before_they_are_shares()
    {
        var all = Metrics.Of(["a", "b", "c"], ["a"], ["b"]) + Metrics.Of(["d"], ["d", "e", "f"], []);

        Assert.Equal(2.0 / 4, all.Precision);
        Assert.Equal(2.0 / 4, all.Recall);
        Assert.Equal(0.5, all.F1);
        Assert.Equal(3.0 / 4, all.Acceptable);
        Assert.Equal(1, all.HitAt1);
        Assert.Equal(2, all.MeanTags);
    }

    [Fact]
    public void Only_the_first_pick_hits() => Assert.Equal(0, Metrics.Of(["x", "a"], ["a"], []).HitAt1);

    [Fact]
    public void Nothing_measures_zero()
    {
        Assert.Equal((0, 0, 0), (Metrics.None.Precision, Metrics.None.F1, Metrics.None.HitAt1));
        Assert.Equal(0, Metrics.Of([], ["a"], []).F1);
    }

    [Fact]
    public void A_tag_is_measured_by_itself()
    {
        var metrics = Metrics.OfTag("a", ["a", "b"], ["b"], []);

        Assert.Equal((1, 0, 0), (metrics.Picked, metrics.Gold, metrics.Right));
    }
}
