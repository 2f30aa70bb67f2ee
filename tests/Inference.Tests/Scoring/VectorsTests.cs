using TagTasks.Inference.Scoring;

namespace TagTasks.Inference.Tests.Scoring;

public sealed class VectorsTests
{
    [Fact]
    public void Nothing_has_no_product() => Assert.Equal(0, Vectors.Dot([], []));

    [Fact]
    public void Products_are_summed_in_double_precision() =>
        Assert.Equal(1e8 + 1, Vectors.Dot([1e8f, 1], [1, 1]));

    [Fact]
    public void Opposite_vectors_have_cosine_minus_one() => Assert.Equal(-1, Vectors.Cosine([3, 4], [-6, -8]), 1e-12);

    [Fact]
    public void A_vector_of_zeros_is_similar_to_nothing() => Assert.Equal(0, Vectors.Cosine([0, 0], [1, 2]));

    [Fact]
    public void Huge_and_tiny_values_do_not_overflow() => Assert.Equal(1, Vectors.Cosine([1e30f, 0], [1e30f, 0]), 1e-12);

    [Fact]
    public void The_deviation_is_that_of_the_population() =>
        Assert.Equal((5, 2), Vectors.MeanAndDeviation([2, 4, 4, 4, 5, 5, 7, 9]));

    [Fact]
    public void One_value_does_not_deviate() => Assert.Equal((-3, 0), Vectors.MeanAndDeviation([-3]));
}
