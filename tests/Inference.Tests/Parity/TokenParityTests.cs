using TagTasks.Inference.Text;

namespace TagTasks.Inference.Tests.Parity;

/// <summary>The same word pieces as the reference, id for id.</summary>
public sealed class TokenParityTests(ModelFixture fixture)
{
    private static readonly TokenCase[] Texts = [.. ParityFiles.Read<TokenCase>("tokens.jsonl")];

    public static TheoryData<int> Numbers => [.. Enumerable.Range(0, Texts.Length)];

    [Theory]
    [MemberData(nameof(Numbers))]
    public void The_pieces_of_a_text_are_the_recorded_ones(int number)
    {
        var expected = Texts[number];
        var actual = Pieces(expected.Text);

        // Where two segmentations have the same score either is right; the record names the other one.
        Assert.True(
            actual.SequenceEqual(expected.Ids) || (expected.Tie is { } tie && actual.SequenceEqual(tie)),
            $"Expected {string.Join(' ', expected.Ids)}\nbut was  {string.Join(' ', actual)}");
    }

    [Theory]
    [MemberData(nameof(ParityCase.Names), MemberType = typeof(ParityCase))]
    public void The_window_of_a_README_is_the_recorded_one(string id)
    {
        var expected = ParityCase.All[id];

        var actual = fixture.Model.Window.Fit(new ModelInput(expected.Lead, expected.Headings, 0)).Ids;

        Assert.Equal(expected.Ids, actual);
    }

    [Fact]
    public void Another_text_has_other_pieces() =>
        Assert.NotEqual(Pieces("one text"), Pieces("another text"));

    private int[] Pieces(string text) => fixture.Model.Window.Tokenizer.Encode(TextNormaliser.Normalise(text));
}
