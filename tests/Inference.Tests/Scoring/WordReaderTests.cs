using CsCheck;
using TagTasks.Inference.Scoring;

namespace TagTasks.Inference.Tests.Scoring;

public sealed class WordReaderTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("c# c++ f#", "c#|c++|f#")]
    [InlineData(".net asp.net node.js.", "net|asp.net|node.j")]
    [InlineData("message-queue event_bus tcp/ip", "message|queue|event|bus|tcp|ip")]
    [InlineData("packages class bus is queues", "package|class|bus|is|queue")]
    [InlineData("消息队列 mq", "消|息|队|列|mq")]
    [InlineData("a😀b", "a|😀|b")]
    [InlineData("...", "")]
    [InlineData("1.0.", "1.0")]
    public void Words_are_found(string lowered, string expected) =>
        Assert.Equal(expected.Length == 0 ? [] : expected.Split('|'), Words(lowered));

    [Fact]
    public void Any_text_has_words_inside_it_and_in_order() =>
        Gen.String.Sample(text =>
        {
            var reader = new WordReader(text);
            var end = 0;
            while (reader.MoveNext())
            {
                Assert.True(reader.Start >= end && reader.End > reader.Start && reader.End <= text.Length);
                Assert.Equal(text.AsSpan(reader.Start, reader.Word.Length), reader.Word);
                end = reader.End;
            }
        });

    private static List<string> Words(string text)
    {
        var words = new List<string>();
        var reader = new WordReader(text);
        while (reader.MoveNext())
        {
            words.Add(reader.Word.ToString());
        }

        return words;
    }
}
