using CsCheck;
using TagTasks.Inference.Tokens;

namespace TagTasks.Inference.Tests.Tokens;

/// <summary>A tokenizer's file that is none, or of another kind, is refused; nothing else ever happens.</summary>
public sealed class SentencePieceModelTests
{
    // ModelProto.pieces { piece: "a" score: -1 }
    private static readonly byte[] Piece = [0x0A, 8, 0x0A, 1, (byte)'a', 0x15, 0, 0, 0x80, 0xBF];

    [Fact]
    public void Pieces_are_read_with_text_score_and_kind()
    {
        var model = SentencePieceModel.Read(Piece);

        Assert.Equal(1, model.Count);
        Assert.Equal("a"u8, model.TextOf(0));
        Assert.Equal(-1, model.ScoreOf(0));
        Assert.Equal(PieceKind.Normal, model.KindOf(0));
    }

    [Theory]
    [InlineData("it holds no pieces")]
    [InlineData("it is no well-formed protocol buffer", 0x0A, 200, 1)]
    [InlineData("its model type is 2, not Unigram", 0x12, 2, 0x18, 2)]
    [InlineData("it changes characters before it splits (precompiled_charsmap)", 0x1A, 3, 0x12, 1, 9)]
    [InlineData("it has pieces of the kind Byte, which this version does not know", 0x0A, 5, 0x0A, 1, 97, 0x18, 6)]
    public void What_would_split_differently_is_refused_by_name(string reason, params int[] bytes)
    {
        var file = bytes.Select(value => (byte)value).ToArray();

        Assert.Equal(reason, Assert.Throws<FormatException>(() => SentencePieceModel.Read(file)).Message);
    }

    [Fact]
    public void Any_bytes_are_read_or_refused() => Gen.Byte.Array[0, 40].Sample(noise =>
    {
        try
        {
            SentencePieceModel.Read(noise);
        }
        catch (FormatException)
        {
            // Refused, as it should be.
        }
    });
}
