using System.Text;
using TagTasks.Inference.Diagnostics;
using TagTasks.Inference.Vocabularies;
using TagTasks.TestKit;

namespace TagTasks.Inference.Tests.Vocabularies;

public sealed class VocabularyTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void The_built_in_lists_are_there()
    {
        Assert.Equal((90, 3), (TagVocabulary.RepositoryTopics.Tags.Count, TagVocabulary.RepositoryTopics.MaxTags));
        Assert.Equal((89, 5), (TagVocabulary.DotnetPackages.Tags.Count, TagVocabulary.DotnetPackages.MaxTags));
        Assert.Equal(77, TagVocabulary.RepositoryTopics.Tags[0].Id!.Value.GetInt32());
    }

    [Theory]
    [InlineData("list.json", """["one","two"]""")]
    [InlineData("list.json", """[{"id":1,"name":"one"},{"id":"b","name":"two"}]""")]
    [InlineData("list.json", """{"tags":["one",{"name":"two","description":"the second","aliases":["zwei"]}]}""")]
    [InlineData("list", """["one","two"]""")]
    [InlineData("list.txt", "one\ntwo\n")]
    [InlineData("list.txt", "# numbers\r\n\r\n  one \r\ntwo")]
    [InlineData("list.txt", "\uFEFFone\ntwo")]
    public void A_list_is_read(string name, string text)
    {
        var vocabulary = TagVocabulary.Load(folder.Write(name, text));

        Assert.Equal(["one", "two"], vocabulary.Tags.Select(tag => tag.Name));
        Assert.Equal(3, vocabulary.MaxTags);
    }

    [Theory]
    [InlineData("list.txt", "消息队列\n数据库\n")]
    [InlineData("list.json", """["消息队列","数据库"]""")]
    public void A_list_in_another_encoding_is_read_and_it_is_said(string name, string text)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

        var vocabulary = TagVocabulary.Load(folder.Write(name, Encoding.GetEncoding("gb18030").GetBytes(text)));

        Assert.Equal(["消息队列", "数据库"], vocabulary.Tags.Select(tag => tag.Name));
        var warning = Assert.Single(vocabulary.Diagnostics);
        Assert.Equal((DiagnosticCode.EncodingFallback, 1, folder[name]), (warning.Code, warning.Line, warning.File));
    }

    [Fact]
    public void A_list_in_UTF_8_needs_no_words() => Assert.Empty(TagVocabulary.Load(folder.Write("list.txt", "消息队列\n")).Diagnostics);

    [Fact]
    public void A_list_that_is_no_text_is_refused() => Assert.Equal(
        DiagnosticCode.VocabularyInvalid, Assert.Throws<TagTasksException>(() => TagVocabulary.Load(folder.Write("list.txt", [65, 0, 66]))).Code);

    [Fact]
    public void Everything_that_a_list_says_is_kept()
    {
        var vocabulary = TagVocabulary.Load(folder.Write(
            "mine.json", """{"name":"mine","maxTags":7,"tags":[{"id":12345678901234567890,"name":" one ","description":"d","aliases":["eins"]}]}"""));

        Assert.Equal(("mine", 7), (vocabulary.Name, vocabulary.MaxTags));
        var tag = vocabulary.Tags[0];
        Assert.Equal("12345678901234567890", tag.Id!.Value.GetRawText());
        Assert.Equal((" one ", "d"), (tag.Name, tag.Description));
        Assert.Equal(["eins"], tag.Aliases);
    }

    [Theory]
    [InlineData("""["a","A "]""", DiagnosticCode.VocabularyDuplicate)]
    [InlineData("""["a",""]""", DiagnosticCode.VocabularyEmptyName)]
    [InlineData("""[{"name":" "}]""", DiagnosticCode.VocabularyEmptyName)]
    [InlineData("""[]""", DiagnosticCode.VocabularyEmpty)]
    [InlineData("""{"tags":[]}""", DiagnosticCode.VocabularyEmpty)]
    [InlineData("""{"tags":{"a":1}}""", DiagnosticCode.VocabularyInvalid)]
    [InlineData("""{"labels":["a"]}""", DiagnosticCode.VocabularyInvalid)]
    [InlineData("""{"tags":["a"],"maxTags":0}""", DiagnosticCode.VocabularyInvalid)]
    [InlineData("""{"tags":["a"],"maxTags":"3"}""", DiagnosticCode.VocabularyInvalid)]
    [InlineData("""["a",1]""", DiagnosticCode.VocabularyInvalid)]
    [InlineData("""[{"id":1}]""", DiagnosticCode.VocabularyInvalid)]
    [InlineData("""[{"name":1}]""", DiagnosticCode.VocabularyInvalid)]
    [InlineData("""[{"name":"a","id":{}}]""", DiagnosticCode.VocabularyInvalid)]
    [InlineData("""[{"name":"a","aliases":"b"}]""", DiagnosticCode.VocabularyInvalid)]
    [InlineData("""["a",]""", DiagnosticCode.VocabularyInvalid)]
    [InlineData("""["a" """, DiagnosticCode.VocabularyInvalid)]
    [InlineData("", DiagnosticCode.VocabularyInvalid)]
    [InlineData("null", DiagnosticCode.VocabularyInvalid)]
    public void A_list_with_a_fault_is_refused_by_name(string json, string code)
    {
        var path = folder.Write("bad.json", json);

        var refusal = Assert.Throws<TagTasksException>(() => TagVocabulary.Load(path));

        Assert.Equal(code, refusal.Code);
        Assert.Equal(path, refusal.Diagnostic.File);
    }

    [Fact]
    public void A_list_of_ten_thousand_is_read_and_one_more_is_not()
    {
        string[] names = [.. Enumerable.Range(0, TagVocabulary.MaximumTags + 1).Select(number => $"tag-{number}")];

        Assert.Equal(TagVocabulary.MaximumTags, TagVocabulary.Create("many", names[1..]).Tags.Count);
        var refusal = Assert.Throws<TagTasksException>(() => TagVocabulary.Create("too many", names));
        Assert.Equal(DiagnosticCode.VocabularyTooLarge, refusal.Code);
    }

    [Fact]
    public void A_name_that_is_neither_built_in_nor_a_file_is_refused_with_the_names()
    {
        var refusal = Assert.Throws<TagTasksException>(() => TagVocabulary.Load("repository-topic"));

        Assert.Equal(DiagnosticCode.VocabularyNotFound, refusal.Code);
        Assert.Contains("repository-topics, dotnet-packages", refusal.Message, StringComparison.Ordinal);
    }
}
