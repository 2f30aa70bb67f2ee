using TagTasks.Tool.Audit.Fixing.Editing;

namespace TagTasks.Tool.Tests.Audit.Fixing;

/// <summary>Changes of tags as edits of what stands in an element.</summary>
public sealed class TagListEditorTests
{
    [Theory]
    [InlineData("a;b;c", 1, "a;c")]
    [InlineData("a;b;c", 0, "b;c")]
    [InlineData("a;b;c", 2, "a;b")]
    [InlineData("a;b;c;", 2, "a;b;")]
    [InlineData("a, b, c", 1, "a, c")]
    [InlineData("a b;c", 1, "a;c")]
    [InlineData("a;b c", 1, "a;c")]
    [InlineData("a", 0, "")]
    [InlineData("$(PackageTags);b", 1, "$(PackageTags)")]
    [InlineData("b;$(PackageTags)", 0, "$(PackageTags)")]
    [InlineData("\r\n  a;\r\n  b;\r\n  c\r\n", 1, "\r\n  a;\r\n  c\r\n")]
    [InlineData("\r\n  a;\r\n  b;\r\n  c\r\n", 2, "\r\n  a;\r\n  b\r\n")]
    [InlineData("a;<!-- b is old -->b;c", 1, "a;<!-- b is old -->c")]
    [InlineData("<![CDATA[a;b]]>", 1, "<![CDATA[a]]>")]
    [InlineData("a;c&#43;&#43;;b", 1, "a;b")]
    [InlineData("$([System.String]::Copy('x;y (z'));b;c", 1, "$([System.String]::Copy('x;y (z'));c")]
    public void A_tag_goes(string content, int token, string expected) => Check(content, expected, new TagChange.Remove(token));

    [Theory]
    [InlineData("a;b;b;c", "a;c", 1, 2)]
    [InlineData("a;b;c", "a", 1, 2)]
    [InlineData("a;b;c", "", 0, 1, 2)]
    public void Several_go(string content, string expected, params int[] tokens) =>
        Check(content, expected, [.. tokens.Select(token => new TagChange.Remove(token))]);

    [Theory]
    [InlineData("a;b", 1, 1, "x", "a;x")]
    [InlineData("a;b c;d", 1, 2, "b-c", "a;b-c;d")]
    [InlineData("a;b<!-- and -->;d", 1, 1, "x", "a;x<!-- and -->;d")]
    [InlineData("a;r&amp;d", 1, 1, "q&a<b", "a;q&amp;a&lt;b")]
    [InlineData("<![CDATA[a;b]]>", 1, 1, "q&a", "<![CDATA[a;q&a]]>")]
    [InlineData("a;b", 1, 1, "100%25$(x)", "a;100%2525%24(x)")]
    public void Tags_become_another(string content, int first, int last, string tag, string expected) => Check(content, expected, new TagChange.Replace(first, last, tag));

    [Theory]
    [InlineData("a", "a;x")]
    [InlineData("a;b", "a;b;x")]
    [InlineData("a; b", "a; b; x")]
    [InlineData("a b", "a b x")]
    [InlineData("a, b", "a, b; x")]
    [InlineData("a;b;", "a;b;x;")]
    [InlineData("$(PackageTags)", "$(PackageTags);x")]
    [InlineData("\r\n\t\ta;\r\n\t\tb\r\n\t", "\r\n\t\ta;\r\n\t\tb;\r\n\t\tx\r\n\t")]
    [InlineData("\n  a\n", "\n  a;\n  x\n")]
    [InlineData("\n", "x")]
    [InlineData("", "x")]
    [InlineData("<!-- none -->", "x<!-- none -->")]
    [InlineData("<![CDATA[a;b]]>", "<![CDATA[a;b;x]]>")]
    public void A_tag_comes(string content, string expected) => Check(content, expected, new TagChange.Append("x"));

    [Theory]
    [InlineData("a, b,c", "a; b;c")]
    [InlineData("a,;b", "a;b")]
    [InlineData("a;,b", "a;b")]
    [InlineData("a,\r\n  b,", "a;\r\n  b;")]
    [InlineData("a,<!-- x,y -->b", "a;<!-- x,y -->b")]
    [InlineData("a,$([System.String]::Copy('x,y'))", "a;$([System.String]::Copy('x,y'))")]
    public void Commas_become_semicolons(string content, string expected) => Check(content, expected, new TagChange.Semicolons());

    [Fact]
    public void All_at_once() => Check("a, b,c d, e", "a; c-d; f; x", new TagChange.Semicolons(), new TagChange.Remove(1), new TagChange.Replace(2, 3, "c-d"), new TagChange.Replace(4, 4, "f"), new TagChange.Append("x"));

    [Theory]
    [InlineData("<PackageTags />", "<PackageTags>x</PackageTags>")]
    [InlineData("<packagetags/>", "<packagetags>x</packagetags>")]
    [InlineData("<PackageTags Condition=\"'$(A)' > ''\" />", "<PackageTags Condition=\"'$(A)' > ''\">x</PackageTags>")]
    [InlineData("<PackageTags\n  Label='/>'></PackageTags>", "<PackageTags\n  Label='/>'>x</PackageTags>")]
    public void An_empty_element_is_filled(string element, string expected)
    {
        var list = new TagList(ElementContent.Read(element, 0, "PackageTags"));

        Assert.Equal(expected, TextEdit.Apply(element, TagListEditor.Edits(list, [new TagChange.Append("x")])));
    }

    [Theory]
    [InlineData("<PackageTags><A /></PackageTags>")]
    [InlineData("<PackageTags>&own;</PackageTags>")]
    [InlineData("<PackageTags>a")]
    [InlineData("<Other>a</Other>")]
    public void What_is_not_text_is_not_edited(string element) =>
        Assert.Throws<CannotEditException>(() => ElementContent.Read(element, 0, "PackageTags"));

    private static void Check(string content, string expected, params TagChange[] changes)
    {
        var (head, tail) = ("<P><!-- a;b --><PackageTags Label='x>y'>", "</PackageTags></P>");
        var xml = head + content + tail;
        var list = new TagList(ElementContent.Read(xml, xml.IndexOf("<PackageTags", StringComparison.Ordinal), "PackageTags"));

        Assert.Equal(head + expected + tail, TextEdit.Apply(xml, TagListEditor.Edits(list, changes)));
    }
}
