using TagTasks.Inference.Scoring;
using TagTasks.Inference.Tokens;

namespace TagTasks.Inference.Tests.Parity;

/// <summary>The same vectors as the reference. Single numbers may differ in the last digits between processors; directions may not.</summary>
public sealed class EncoderParityTests(ModelFixture fixture)
{
    private const double LeastCosine = 0.9999;

    [Theory]
    [MemberData(nameof(ParityCase.Names), MemberType = typeof(ParityCase))]
    public void A_text_has_the_recorded_vector(string id)
    {
        var expected = ParityCase.All[id];

        var actual = fixture.Model.Encoder.Encode(TokenBatch.Of([expected.Ids], pad: 1));

        Assert.InRange(Vectors.Cosine(expected.Embedding, actual.Row(0)), LeastCosine, 1.0001);
    }

    [Fact]
    public void Another_text_has_another_vector()
    {
        var cases = ParityCase.All.Values.Take(2).ToArray();

        var actual = fixture.Model.Encoder.Encode(TokenBatch.Of([cases[0].Ids], pad: 1));

        Assert.True(Vectors.Cosine(cases[1].Embedding, actual.Row(0)) < LeastCosine);
    }
}
