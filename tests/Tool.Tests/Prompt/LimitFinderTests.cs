using TagTasks.Tool.Prompt;
using Xunit;

namespace TagTasks.Tool.Tests.Prompt;

public static class LimitFinderTests
{
    [Theory]
    [InlineData("Assign \"at most 3 tags\"", 3)]
    [InlineData("up to three labels", 3)]
    [InlineData("no more than two", 2)]
    [InlineData("top 5 tags", 5)]
    [InlineData("1-3 tags", 3)]
    [InlineData("between 1 and 3 tags", 3)]
    [InlineData("choose four tags", 4)]
    [InlineData("max_tags: 7", 7)]
    [InlineData("不超过两个标签", 2)]
    [InlineData("最多3个标签", 3)]
    [InlineData("最多選擇十二個標籤", 12)]
    [InlineData("タグは3個まで", 3)]
    [InlineData("태그 두 개 이하", 2)]
    [InlineData("höchstens drei Tags", 3)]
    [InlineData("au plus trois étiquettes", 3)]
    [InlineData("como máximo cinco etiquetas", 5)]
    [InlineData("no máximo duas etiquetas", 2)]
    [InlineData("не более трёх тегов", 3)]
    [InlineData("al massimo tre etichette", 3)]
    [InlineData("at most 0 tags", 0)]
    public static void A_limit_is_found(string words, int limit) => Assert.Equal(limit, LimitFinder.Find(words));

    [Theory]
    [InlineData("Answer in at most 100 words.")]
    [InlineData("Choose from the 90 tags.")]
    [InlineData("Repository ab-7. Tags follow.")]
    [InlineData("Pick some tags.")]
    [InlineData("")]
    public static void Other_numbers_are_no_limit(string words) => Assert.Null(LimitFinder.Find(words));
}
