using TagTasks.Tool.Prompt;
using Xunit;

namespace TagTasks.Tool.Tests.Prompt;

/// <summary>Long texts made to be tried at every character; what is not linear would not come back in minutes.</summary>
public static class HostileRequestTests
{
    [Theory]
    [InlineData("[")]
    [InlineData("\"[")]
    [InlineData("{\"a\":[")]
    [InlineData("tags: a\n")]
    [InlineData("a\", b ")]
    [InlineData("```\nx\n")]
    public static void A_hostile_readme_is_cut_out(string piece)
    {
        var hostile = string.Concat(Enumerable.Repeat(piece, 1_000_000 / piece.Length));
        var first = TagRequestParser.Parse("<readme>\n" + hostile + "\n</readme>\nTags: [\"cli\",\"ai\"] at most 2 tags");
        var bare = TagRequestParser.Parse(hostile + "\n\nPick at most 2 tags from Tags: [\"cli\",\"ai\"]");

        Assert.Equal(hostile, first.Readme.TrimEnd('\n') + (piece.EndsWith('\n') ? "\n" : ""));
        Assert.Equal(["cli", "ai"], first.Tags.Select(tag => tag.NameVerbatim));
        Assert.Equal(["cli", "ai"], bare.Tags.Select(tag => tag.NameVerbatim));
        Assert.Equal((2, 2), (first.MaxTags, bare.MaxTags));
    }

    [Theory]
    [InlineData("Pick tags: [\"a\",\"b\"] at most 2\n")]
    [InlineData("Tags: a, b, c\nup to 3 tags\n")]
    [InlineData("| tag |\n|---|\n| a |\n")]
    [InlineData("x:\n{\"tags\":[]}\n")]
    public static void A_readme_full_of_lists_is_searched_in_time(string piece)
    {
        var hostile = string.Concat(Enumerable.Repeat(piece, 1_000_000 / piece.Length));
        var request = TagRequestParser.Parse("README:\n# Maps\n" + hostile + "\nThe end.\n\nPick at most 2 tags from: [\"cli\",\"ai\"]");

        Assert.Equal(["cli", "ai"], request.Tags.Select(tag => tag.NameVerbatim));
        Assert.EndsWith("The end.", request.Readme.TrimEnd(), StringComparison.Ordinal);
    }
}
