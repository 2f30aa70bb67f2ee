using TagTasks.Inference.Diagnostics;
using TagTasks.Inference.Encoders;
using TagTasks.Inference.Scoring;
using TagTasks.Inference.Vocabularies;
using TagTasks.TestKit;

namespace TagTasks.Inference.Tests.Scoring;

/// <summary>What is kept comes back or is made again; what cannot be kept is said once.</summary>
public sealed class TagVectorCacheTests : IDisposable
{
    private static readonly EmbeddingBatch Vectors = new([1, 2, 3, 4, 5, 6], 3);
    private static readonly string Key = TagVectorCache.Key("model", ["a", "b"]);

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void What_is_kept_comes_back()
    {
        var cache = new TagVectorCache(folder.Path);

        Assert.Null(cache.Write(Key, Vectors));
        Assert.Equal(Vectors.Values, cache.Read(Key, 2, 3)!.Values);
    }

    [Fact]
    public void Other_texts_or_another_model_have_another_key() =>
        Assert.Equal(4, new[] { Key, TagVectorCache.Key("model", ["ab"]), TagVectorCache.Key("model", ["b", "a"]), TagVectorCache.Key("other", ["a", "b"]) }.Distinct().Count());

    [Theory]
    [InlineData(0)]
    [InlineData(10)]
    [InlineData(-1)]
    public void What_is_damaged_is_not_used(int length)
    {
        var cache = new TagVectorCache(folder.Path);
        cache.Write(Key, Vectors);
        var file = Assert.Single(Directory.GetFiles(folder.Path));
        var bytes = File.ReadAllBytes(file);
        bytes[5] ^= 1;
        File.WriteAllBytes(file, length < 0 ? bytes : bytes[..length]);

        Assert.Null(cache.Read(Key, 2, 3));
    }

    [Fact]
    public void Clearing_deletes_what_is_kept_and_nothing_else()
    {
        new TagVectorCache(folder.Path).Write(Key, Vectors);
        var mine = folder.Write("mine.txt", "");

        TagVectorCache.Clear(folder.Path);

        Assert.Equal([mine], Directory.GetFileSystemEntries(folder.Path));
    }

    [Fact]
    public void A_problem_is_said_once_and_by_the_first_of_many()
    {
        using var tagger = Tagger.Load(new TaggerOptions { CacheDirectory = folder.Write("file", "") });
        var input = new TaggingInput { Readme = "# A message queue" };
        TaggingOptions Asking(params string[] tags) => new() { Vocabulary = TagVocabulary.Create("mine", tags) };
        var (first, second) = (Asking("queues", "food"), Asking("rabbits", "food"));

        Assert.Equal([DiagnosticCode.CacheUnwritable], Codes(tagger.Suggest(input, first)));
        Assert.Empty(Codes(tagger.Suggest(input, first)));
        Assert.Equal(
            [DiagnosticCode.CacheUnwritable],
            tagger.SuggestMany([input, input, input], second, TestContext.Current.CancellationToken).SelectMany(Codes));
    }

    private static IEnumerable<string> Codes(TaggingResult result) => result.Diagnostics.Select(diagnostic => diagnostic.Code);
}
