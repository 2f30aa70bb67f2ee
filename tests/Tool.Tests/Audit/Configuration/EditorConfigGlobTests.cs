using TagTasks.Tool.Audit.Configuration.EditorConfig;

namespace TagTasks.Tool.Tests.Audit.Configuration;

/// <summary>Patterns of sections: the cases of the EditorConfig project's own tests.</summary>
public sealed class EditorConfigGlobTests
{
    [Theory]
    // A star is anything but a slash.
    [InlineData("a*e.c", "ace.c", true)]
    [InlineData("a*e.c", "abcde.c", true)]
    [InlineData("a*e.c", "a/e.c", false)]
    [InlineData("*", "deep/below.c", true)]
    [InlineData("Bar/*", "Bar/foo.txt", true)]
    [InlineData("Bar/*", "Bar/deep/foo.txt", false)]
    // Two stars are anything.
    [InlineData("a**z.c", "a/z.c", true)]
    [InlineData("a**z.c", "amnz.c", true)]
    [InlineData("a**z.c", "am/nz.c", true)]
    [InlineData("b/**z.c", "b/z.c", true)]
    [InlineData("b/**z.c", "b/mn/z.c", true)]
    [InlineData("b/**z.c", "bmnz.c", false)]
    [InlineData("c/**/z.c", "c/z.c", true)]
    [InlineData("c/**/z.c", "c/mn/z.c", true)]
    [InlineData("c/**/z.c", "cmn/z.c", false)]
    [InlineData("d/**/**/z.c", "d/am/nz.c", false)]
    [InlineData("d/**/**/z.c", "d/a/m/z.c", true)]
    [InlineData("**/*.md", "readme.md", true)]
    [InlineData("/**.md", "a/readme.md", true)]
    // A question mark is one character, no slash.
    [InlineData("som?.c", "some.c", true)]
    [InlineData("som?.c", "som.c", false)]
    [InlineData("som?.c", "something.c", false)]
    [InlineData("som?.c", "som/.c", false)]
    // One of a set, and none of one.
    [InlineData("[ab].a", "a.a", true)]
    [InlineData("[ab].a", "c.a", false)]
    [InlineData("[!ab].b", "c.b", true)]
    [InlineData("[!ab].b", "a.b", false)]
    [InlineData("[d-g].c", "f.c", true)]
    [InlineData("[d-g].c", "h.c", false)]
    [InlineData("[!d-g].d", "h.d", true)]
    [InlineData("[abd-g].e", "e.e", true)]
    [InlineData("[-ab].f", "-.f", true)]
    [InlineData("[\\]ab].g", "].g", true)]
    [InlineData("[ab]].g", "b].g", true)]
    [InlineData("[!\\]ab].g", "c.g", true)]
    [InlineData("[!\\]ab].g", "].g", false)]
    [InlineData("ab[e/]cd.i", "ab[e/]cd.i", true)]
    [InlineData("ab[e/]cd.i", "abecd.i", false)]
    [InlineData("ab[/c", "ab[/c", true)]
    [InlineData("[z-a].c", "z.c", false)]
    // One of several.
    [InlineData("*.{py,js,html}", "test.js", true)]
    [InlineData("*.{py,js,html}", "test.pyc", false)]
    [InlineData("{single}.b", "{single}.b", true)]
    [InlineData("{single}.b", "single.b", false)]
    [InlineData("{}.c", "{}.c", true)]
    [InlineData("a{b,c,}.d", "ab.d", true)]
    [InlineData("a{b,c,}.d", "a.d", true)]
    [InlineData("a{b,c,}.d", "a,.d", false)]
    [InlineData("a{,b,,c,}.e", "ac.e", true)]
    [InlineData("{.f", "{.f", true)]
    [InlineData("{word,{also},this}.g", "word.g", true)]
    [InlineData("{word,{also},this}.g", "{also}.g", true)]
    [InlineData("{word,{also},this}.g", "also.g", false)]
    [InlineData("{{a,b},c}.k", "b.k", true)]
    [InlineData("{a,{b,c},d}.k", "c.k", true)]
    [InlineData("{\\,,b}.l", ",.l", true)]
    [InlineData("{some,a{*c,b}[ef]}.j", "abe.j", true)]
    [InlineData("{some,a{*c,b}[ef]}.j", "abce.j", true)]
    [InlineData("{some,a{*c,b}[ef]}.j", "abg.j", false)]
    [InlineData("{a\\,b}.m", "{a,b}.m", true)]
    // Numbers.
    [InlineData("{3..120}", "3", true)]
    [InlineData("{3..120}", "15", true)]
    [InlineData("{3..120}", "120", true)]
    [InlineData("{3..120}", "1", false)]
    [InlineData("{3..120}", "121", false)]
    [InlineData("{3..120}", "5a", false)]
    [InlineData("{3..120}", "060", false)]
    [InlineData("{-3..3}.n", "-2.n", true)]
    [InlineData("{-3..3}.n", "-4.n", false)]
    [InlineData("{aardvark..antelope}", "aardvark", false)]
    [InlineData("{aardvark..antelope}", "{aardvark..antelope}", true)]
    [InlineData("{1..2,x}.o", "x.o", true)]
    // A slash makes it a path from the file's folder on.
    [InlineData("/top.md", "top.md", true)]
    [InlineData("/top.md", "a/top.md", false)]
    [InlineData("a/b.md", "c/a/b.md", false)]
    [InlineData("b.md", "c/a/b.md", true)]
    // Escapes, letters that mean something elsewhere, and case.
    [InlineData("\\*.md", "*.md", true)]
    [InlineData("\\*.md", "a.md", false)]
    [InlineData("a+b(c)|d^.md", "a+b(c)|d^.md", true)]
    [InlineData("*.CS", "a.cs", false)]
    [InlineData("中文.md", "中文.md", true)]
    public void A_pattern_means_what_the_specification_says(string pattern, string path, bool matches) =>
        Assert.Equal(matches, new EditorConfigGlob(pattern).Matches(path));

    [Fact]
    public void A_hostile_pattern_takes_no_time()
    {
        var glob = new EditorConfigGlob(string.Concat(Enumerable.Repeat("**a", 40)));

        Assert.False(glob.Matches(new string('a', 20_000) + "!"));
    }
}
