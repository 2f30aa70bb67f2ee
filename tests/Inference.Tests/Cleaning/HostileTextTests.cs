using CsCheck;
using TagTasks.Inference.Cleaning;
using TagTasks.TestKit;

namespace TagTasks.Inference.Tests.Cleaning;

/// <summary>No text makes the cleaner throw or take more than linear time.</summary>
public sealed class HostileTextTests
{
    private const int Bytes = 10_000_000;

    // On a quiet machine the worst of these takes under two seconds in a release build. Here other tests run beside it,
    // unoptimised; quadratic time over 10 MB would be hours, so a generous limit tells as well as a tight one.
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(45);

    public static TheoryData<string> Units =>
    [
        "> ", ">", "- ", "* ", "1. ", "[", "]", "![](", "[a](", "[a](b)", "<", "<a ", "<!--", "<![CDATA[", "<?", "<pre>", "<div>\n", "<div><p>",
        "</", "<a href=\"", "*", "_", "*a_ ", "**a ", "~~a", "`", "``a ", "```\n", "~~~a\n", "&", "&amp;", "&#x4", "|", "a|b\n", "|a|b|\n|-|-|\n",
        "# ", "#\n", "a\n", "a\n\n", "\n", "\\", "a", "ab ", "消息队列", "😀", "\uD83D", "\0", "\u202E", "[a]: b\n", "[a]: b\n\n", "[^1]: a\n", "- a\n  - b\n",
        "http://a ", "www.", "a@b.c ", "===\n", "a\n===\n", "---\n", "\t", "    a\n", "> a\n\n", "- [ ] a\n", "<br>", "<img src=a>", "\r", "+++\n", ":a: b\n",
    ];

    [Theory]
    [MemberData(nameof(Units))]
    public void Ten_megabytes_of_one_thing_are_read_in_time(string unit)
    {
        var text = string.Concat(Enumerable.Repeat(unit, Bytes / unit.Length));

        AssertInTime(text, MarkupFormat.Markdown);
    }

    [Theory]
    [InlineData("[", "]")]
    [InlineData("> ", "a\n")]
    [InlineData("<div>", "</div>")]
    [InlineData("**", "**")]
    [InlineData("(", ")")]
    public void A_hundred_thousand_levels_are_read_in_time(string open, string close)
    {
        var text = string.Concat(Enumerable.Repeat(open, 100_000)) + "text" + string.Concat(Enumerable.Repeat(close, 100_000));

        AssertInTime(text, MarkupFormat.Markdown);
    }

    [Fact]
    public void A_hundred_thousand_levels_of_lists_are_read_in_time()
    {
        // Each level is indented once more, as far as 10 MB go.
        var text = string.Concat(Enumerable.Range(0, 4_000).Select(level => new string(' ', level) + "- a\n"));

        AssertInTime(text, MarkupFormat.Markdown);
    }

    [Theory]
    [InlineData(MarkupFormat.ReStructuredText)]
    [InlineData(MarkupFormat.AsciiDoc)]
    [InlineData(MarkupFormat.PlainText)]
    public void Other_formats_are_read_in_time(MarkupFormat format)
    {
        foreach (var unit in (string[])["`", "a\n===\n", ":a:", "<a", "link:a[", "..\n a\n", "|", "*", "image::", "a", "----\n", "::\n\n  a\n"])
        {
            AssertInTime(string.Concat(Enumerable.Repeat(unit, 2_000_000 / unit.Length)), format);
        }
    }

    [Fact]
    public void Any_text_is_read_and_no_block_is_blank() =>
        Gen.Select(Gen.String[Gen.Char["# \n-*[]()<>!`|_~&;\\ab中\uD83D\uDE00\0:=.\t>+1"], 0, 200], Gen.Enum<MarkupFormat>()).Sample(
            (text, format) =>
            {
                var lines = text.Count(c => c is '\n' or '\r') + 1;
                foreach (var block in ReadmeCleaner.Clean(text, format).Blocks)
                {
                    Assert.Equal(block.Text.Trim(), block.Text);
                    Assert.DoesNotContain('\n', block.Text);
                    Assert.Contains(block.Text.EnumerateRunes(), rune => System.Text.Rune.IsLetterOrDigit(rune) || System.Text.Rune.IsNumber(rune));
                    Assert.InRange(block.Line, 1, lines);
                }
            },
            iter: 5_000);

    [Fact]
    public void Two_paragraphs_are_read_as_each_by_itself() =>
        Gen.Select(Gen.String[Gen.Char["ab c中"], 1, 30], Gen.String[Gen.Char["ab c中"], 1, 30]).Sample((first, second) =>
        {
            string[] Texts(string text) => [.. ReadmeCleaner.Clean(text, MarkupFormat.Markdown).Blocks.Select(block => block.Text)];
            Assert.Equal([.. Texts(first.Trim()), .. Texts(second.Trim())], Texts($"{first.Trim()}\n\n{second.Trim()}"));
        });

    private static void AssertInTime(string text, MarkupFormat format)
    {
        var elapsed = ThreadTime.Of(() => ReadmeCleaner.Clean(text, format));
        Assert.True(elapsed < Limit, $"{elapsed.TotalSeconds:0.0} s");
    }
}
