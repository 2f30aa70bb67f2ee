using TagTasks.Tool.Batch;

namespace TagTasks.Tool.Tests.Batch;

/// <summary>Which shard a key belongs to is decided for ever: runs on many machines, and of other versions, must agree.</summary>
public sealed class ShardTests
{
    [Theory]
    [InlineData("dotnetcore/CAP", 5)]
    [InlineData("THUDM/ChatGLM2-6B", 2)]
    [InlineData("中文", 7)]
    [InlineData("", 5)]
    public void A_key_belongs_to_the_shard_that_it_always_did(string key, int expected) =>
        Assert.Equal([expected], Enumerable.Range(1, 8).Where(index => new Shard(index, 8).Owns(key)));

    [Fact]
    public void Shards_are_about_equal()
    {
        var counts = Enumerable.Range(1, 8).Select(index => Enumerable.Range(0, 8000).Count(i => new Shard(index, 8).Owns($"owner/repository-{i}")));

        Assert.All(counts, count => Assert.InRange(count, 900, 1100));
    }
}
