using TagTasks.Inference;
using TagTasks.Inference.Vocabularies;
using TagTasks.TestKit;
using TagTasks.Tool.Audit.Packages;
using TagTasks.Tool.Audit.Packages.Judging;

namespace TagTasks.Tool.Tests.Audit.Judging;

/// <summary>What is kept of judgements, and by what name.</summary>
public sealed class JudgementCacheTests : IDisposable
{
    private const string Key = "0123456789abcdef";

    private static readonly TagVocabulary Vocabulary = TagVocabulary.Create("words", ["redis", "缓存 cache", "logging"]);

    private readonly TemporaryFolder folder = new();

    private string Entry => Assert.Single(Directory.GetFiles(folder.Path));

    private JudgementCache Cache => new(folder.Path);

    public void Dispose() => folder.Dispose();

    [Fact]
    public void What_is_kept_comes_back()
    {
        var judgement = Judgement();
        Cache.Write(Key, judgement);

        var read = Cache.Read(Key, Vocabulary)!;

        Assert.Equal((judgement.Threshold, judgement.Suggested), (read.Threshold, read.Suggested));
        Assert.Equal(judgement.Tags.Select(tag => (tag.Tag, tag.Probability)), read.Tags.Select(tag => (tag.Tag, tag.Probability)));
        Assert.Equal(judgement.Tags.Select(tag => tag.Evidence), read.Tags.Select(tag => tag.Evidence));
        Assert.Same(Vocabulary.Tags[1], read.Tags[0].Tag);
        Assert.Null(Cache.Read(Key + "0", Vocabulary));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(31)]
    [InlineData(40)]
    public void A_file_that_was_cut_off_is_none(int length)
    {
        Cache.Write(Key, Judgement());
        File.WriteAllBytes(Entry, File.ReadAllBytes(Entry)[..length]);

        Assert.Null(Cache.Read(Key, Vocabulary));
    }

    [Fact]
    public void A_file_with_a_changed_byte_is_none_whichever_it_is()
    {
        Cache.Write(Key, Judgement());
        var bytes = File.ReadAllBytes(Entry);
        for (var i = 0; i < bytes.Length; i++)
        {
            bytes[i] ^= 1;
            File.WriteAllBytes(Entry, bytes);
            Assert.Null(Cache.Read(Key, Vocabulary));
            bytes[i] ^= 1;
        }

        File.WriteAllBytes(Entry, bytes);
        Assert.NotNull(Cache.Read(Key, Vocabulary));
    }

    [Fact]
    public void A_file_under_another_name_is_none()
    {
        Cache.Write(Key, Judgement());
        File.Move(Entry, Entry.Replace(Key, "fedcba9876543210", StringComparison.Ordinal));

        Assert.Null(Cache.Read("fedcba9876543210", Vocabulary));
    }

    [Fact]
    public void A_folder_that_cannot_be_written_does_no_harm()
    {
        var cache = new JudgementCache(folder.Write("file", ""));

        cache.Write(Key, Judgement());
        cache.Trim();

        Assert.Null(cache.Read(Key, Vocabulary));
    }

    [Fact]
    public void Clearing_takes_judgements_and_nothing_else()
    {
        Cache.Write(Key, Judgement());
        folder.Write("other.txt", "");

        var run = CommandLineRun.With([], ["cache", "clear"], new Dictionary<string, string> { ["TAGTASKS_CACHE_DIRECTORY"] = folder.Path });

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(folder["other.txt"], Entry);
    }

    [Fact]
    public void The_oldest_go_when_there_is_too_much()
    {
        for (var i = 0; i < 4; i++)
        {
            using var file = File.Create(folder[$"{i}.judgement"]);
            file.SetLength(24 * 1024 * 1024);
            file.Close();
            File.SetLastWriteTimeUtc(file.Name, DateTime.UtcNow.AddDays(i - 10));
        }

        var cache = Cache;
        cache.Write(Key, Judgement());
        cache.Trim();

        Assert.Equal(["0123456789abcdef.judgement", "2.judgement", "3.judgement"], Directory.GetFiles(folder.Path).Select(Path.GetFileName).Order(StringComparer.Ordinal)!);
    }

    [Fact]
    public void A_key_is_that_of_all_that_the_answer_depends_on()
    {
        var keys = new JudgementKey(Path.Combine(AppContext.BaseDirectory, "models", "readme-tagger", "manifest.json"));
        var input = new TaggingInput { Readme = "text", Name = "a", Description = "b", ApiWords = "c" };
        var options = new TaggingOptions { Vocabulary = Vocabulary };
        var key = keys.Of(new TagQuestion(input, options));
        TagQuestion[] others =
        [
            new(input with { Readme = "other" }, options),
            new(input with { Format = Inference.Cleaning.MarkupFormat.AsciiDoc }, options),
            new(input with { Name = "ab", Description = "" }, options),
            new(input with { Description = null }, options),
            new(input with { Description = "" }, options),
            new(input with { ApiWords = null }, options),
            new(input, options with { MaxTags = 2 }),
            new(input, options with { MinProbability = 0.5 }),
            new(input, options with { Exclude = ["redis"] }),
            new(input, options with { Vocabulary = TagVocabulary.Create("words", ["redis", "cache", "logging"]) }),
            new(input, options with { Vocabulary = TagVocabulary.Create("words", Vocabulary.Tags, maxTags: 4) }),
            new(input, options with { Vocabulary = TagVocabulary.Create("words", Vocabulary.Tags.Reverse()) }),
            new(input, options with { Vocabulary = TagVocabulary.Create("words", Vocabulary.Tags.Select(tag => tag with { Description = "x" })) }),
            new(input, options with { Vocabulary = TagVocabulary.Create("words", Vocabulary.Tags.Select(tag => tag with { Aliases = [tag.Name + "x"] })) }),
        ];

        Assert.Equal(key, keys.Of(new TagQuestion(input with { DisplayName = "elsewhere" }, options with { Vocabulary = TagVocabulary.Create("words", Vocabulary.Tags) })));
        Assert.Equal(others.Length + 1, others.Select(keys.Of).Append(key).Distinct().Count());
    }

    private static TagJudgement Judgement() => new()
    {
        Vocabulary = Vocabulary,
        Threshold = 0.45,
        Suggested = 1,
        Tags = [new(Vocabulary.Tags[1], 0.9731, ["caching", "缓存"]), new(Vocabulary.Tags[0], 1.0 / 3, []), new(Vocabulary.Tags[2], 0, [""])],
    };
}
