using CsCheck;
using TagTasks.Inference.Text;

namespace TagTasks.Inference.Tests.Text;

public sealed class TextNormaliserTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("  a \t\r\n b  ", "a b")]
    [InlineData("ＡＢＣ１２３！～", "ABC123!~")]
    [InlineData("a\u3000b\u00A0c", "a b c")]
    [InlineData("a\u200Bb\u200Cc\u200Dd\uFEFFe\uFE0Ff\u00ADg", "abcdefg")]
    [InlineData("a\0\u0001\u007F\u0085b", "a b")]
    [InlineData("İIıi", "İIıi")]
    [InlineData("é e\u0301", "é e\u0301")]
    [InlineData("😀", "😀")]
    public void Text_is_normalised(string text, string expected) => Assert.Equal(expected, TextNormaliser.Normalise(text));

    // Not inline data: attributes are stored as UTF-8, which has no lone surrogates.
    [Fact]
    public void A_lone_surrogate_becomes_the_replacement_character() =>
        Assert.Equal("a\uFFFDb\uFFFDc", TextNormaliser.Normalise("a\uD83Db\uDE00c"));

    [Fact]
    public void Normalising_twice_changes_nothing() =>
        Gen.String.Sample(text =>
        {
            var once = TextNormaliser.Normalise(text);
            return TextNormaliser.Normalise(once) == once;
        });

    [Fact]
    public void No_blank_stands_at_an_end_or_beside_another() =>
        Gen.String[Gen.Char["ab \t\u3000\u200B\r\n"], 0, 30].Sample(text =>
        {
            var normalised = TextNormaliser.Normalise(text);
            return normalised == normalised.Trim() && !normalised.Contains("  ", StringComparison.Ordinal);
        });

    [Theory]
    [InlineData("abc", 2, "ab")]
    [InlineData("abc", 5, "abc")]
    [InlineData("😀😀😀", 2, "😀😀")]
    public void A_cut_counts_code_points(string text, int count, string expected) =>
        Assert.Equal(expected, CodePoints.Take(text, count).ToString());

    [Fact]
    public void Length_and_cut_agree() =>
        Gen.Select(Gen.String, Gen.Int[0, 40]).Sample((text, count) =>
            CodePoints.Count(CodePoints.Take(text, count)) == Math.Min(count, CodePoints.Count(text)));
}
