using System.Text;
using System.Text.Unicode;
using CsCheck;
using TagTasks.Inference.Cleaning;
using TagTasks.Inference.Diagnostics;
using TagTasks.Inference.Reading;
using TagTasks.TestKit;

namespace TagTasks.Inference.Tests.Reading;

public sealed class ReadmeReaderTests : IDisposable
{
    private const string Text = "# Größe 中文 😀\n";

    private readonly TemporaryFolder folder = new();

    public static TheoryData<string, string> Encodings => new()
    {
        { "utf-8", "UTF-8" },
        { "utf-16", "UTF-16" },
        { "utf-16BE", "UTF-16BE" },
    };

    public void Dispose() => folder.Dispose();

    [Theory]
    [MemberData(nameof(Encodings))]
    public void A_byte_order_mark_says_the_encoding(string name, string said)
    {
        var encoding = Encoding.GetEncoding(name);

        var readme = Read([.. encoding.GetPreamble(), .. encoding.GetBytes(Text)]);

        Assert.Equal((Text, said), (readme.Text, readme.EncodingName));
        Assert.Empty(readme.Diagnostics);
    }

    [Fact]
    public void Without_a_mark_it_is_UTF_8() => Assert.Equal((Text, "UTF-8"), (Read(Encoding.UTF8.GetBytes(Text)).Text, "UTF-8"));

    [Fact]
    public void A_named_encoding_is_used()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

        var readme = ReadmeReader.Read(folder.Write("r.md", Encoding.GetEncoding("shift_jis").GetBytes("日本語")), "shift_jis");

        Assert.Equal("日本語", readme.Text);
        Assert.Empty(readme.Diagnostics);
    }

    [Theory]
    [InlineData("一个轻量级的消息队列", "gb18030", "GB18030")]
    [InlineData("caf\u00E9 au lait, na\u00EFve r\u00E9sum\u00E9", "iso-8859-1", "Latin-1")]
    [InlineData("Gr\u00FC\u00DFe \u00FC\u00F6\u00E4", "iso-8859-1", "Latin-1")]
    public void What_is_not_UTF_8_is_found_out_and_said(string text, string encoding, string said)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

        var readme = Read(Encoding.GetEncoding(encoding).GetBytes("# One\n\n" + text));

        Assert.Equal(("# One\n\n" + text, said), (readme.Text, readme.EncodingName));
        var warning = Assert.Single(readme.Diagnostics);
        Assert.Equal((DiagnosticCode.EncodingFallback, 3), (warning.Code, warning.Line));
    }

    [Theory]
    [InlineData("Un café — déjà vu")]
    [InlineData("一个轻量级的消息队列和事件总线，适用于微服务")]
    public void One_bad_byte_does_not_make_another_encoding_of_it(string text)
    {
        var readme = Read([.. Encoding.UTF8.GetBytes("# One\n\n" + text), 0xFF, .. Encoding.UTF8.GetBytes(text)]);

        Assert.Equal(($"# One\n\n{text}\uFFFD{text}", "UTF-8"), (readme.Text, readme.EncodingName));
        var warning = Assert.Single(readme.Diagnostics);
        Assert.Equal((DiagnosticCode.EncodingFallback, 3), (warning.Code, warning.Line));
        Assert.Contains("(line 3); read as UTF-8 with \uFFFD", warning.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_byte_order_mark_keeps_damaged_text_UTF_8() =>
        Assert.Equal("caf\uFFFD", Read([0xEF, 0xBB, 0xBF, .. "caf"u8, 0xE9]).Text);

    [Fact]
    public void Chinese_in_GB18030_is_never_taken_for_UTF_8()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var gb18030 = Encoding.GetEncoding("gb18030");
        Chinese(1).Where(text => !Utf8.IsValid(gb18030.GetBytes(text))).Sample(
            text => Decode(gb18030.GetBytes(text)) == text, iter: 10_000);
    }

    [Fact]
    public void Of_Chinese_in_UTF_8_with_a_damaged_byte_the_rest_is_kept() =>
        Gen.Select(Chinese(20), Chinese(20), Chinese(20), Gen.Byte[0x80, 0xFF]).Sample(
            (first, damaged, last, bad) =>
            {
                var bytes = Encoding.UTF8.GetBytes(first + damaged + last);
                var at = Encoding.UTF8.GetByteCount(first);
                bytes[at] = bad;
                var text = Decode(bytes);
                return text.StartsWith(first, StringComparison.Ordinal) && text.EndsWith(last, StringComparison.Ordinal);
            },
            iter: 5_000);

    [Fact]
    public void A_zero_byte_means_binary()
    {
        var refusal = Assert.Throws<TagTasksException>(() => Read([65, 66, 0, 67]));

        Assert.Equal(DiagnosticCode.BinaryInput, refusal.Code);
        Assert.Contains("byte 0 at offset 2", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Ten_megabytes_are_read_and_one_byte_more_is_not()
    {
        var bytes = Enumerable.Repeat((byte)'a', ReadmeReader.MaximumBytes + 1).ToArray();

        Assert.Equal(ReadmeReader.MaximumBytes, Read(bytes[1..]).Text.Length);
        Assert.Equal(DiagnosticCode.InputTooLarge, Assert.Throws<TagTasksException>(() => Read(bytes)).Code);
    }

    [Fact]
    public void Any_text_comes_back_from_UTF_8() =>
        Gen.String.Where(text => !text.Contains('\0', StringComparison.Ordinal) && !text.StartsWith('\uFEFF')).Sample(text =>
        {
            var bytes = Encoding.UTF8.GetBytes(text);
            using var stream = new MemoryStream(bytes);
            return ReadmeReader.Read(stream, "x", MarkupFormat.Markdown).Text == Encoding.UTF8.GetString(bytes);
        });

    [Fact]
    public void Any_bytes_are_read_or_refused_by_code() =>
        Gen.Byte.Array[0, 64].Sample(bytes =>
        {
            using var stream = new MemoryStream(bytes);
            try
            {
                Assert.NotNull(ReadmeReader.Read(stream, "x", MarkupFormat.Markdown).Text);
            }
            catch (TagTasksException e)
            {
                Assert.Equal(DiagnosticCode.BinaryInput, e.Code);
            }
        });

    [Fact]
    public void The_hash_is_that_of_the_bytes() =>
        Assert.Equal("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", Read("abc"u8.ToArray()).Sha256);

    // Prose in frequent characters, with its punctuation and some Latin letters.
    private static Gen<string> Chinese(int least) => Gen.String[
        Gen.Frequency((20, Gen.Char[CommonCharacters()]), (2, Gen.Char["，。、："]), (3, Gen.Char["abc .#\n"])), least, 200];

    private static string CommonCharacters()
    {
        // The first level of GB2312: 3,755 characters by their pronunciation.
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        byte[] bytes = [.. Enumerable.Range(0xB0, 0xD8 - 0xB0).SelectMany(row => Enumerable.Range(0xA1, row == 0xD7 ? 89 : 94).SelectMany(cell => new[] { (byte)row, (byte)cell }))];
        return Encoding.GetEncoding("gb18030").GetString(bytes);
    }

    private static string Decode(byte[] bytes)
    {
        using var stream = new MemoryStream(bytes);
        return ReadmeReader.Read(stream, "x", MarkupFormat.Markdown).Text;
    }

    private ReadmeText Read(byte[] bytes) => ReadmeReader.Read(folder.Write("README.md", bytes));
}
