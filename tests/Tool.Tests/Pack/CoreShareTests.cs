using TagTasks.TestKit;
using TagTasks.Tool.Pack;

namespace TagTasks.Tool.Tests.Pack;

/// <summary>Workers side by side use the machine's cores once, and none waits for another.</summary>
public sealed class CoreShareTests
{
    [Fact]
    public void Cores_are_given_once_and_taken_back()
    {
        using var folder = new TemporaryFolder();
        using var first = CoreShare.Take(folder["cores"], most: 2, cores: 3);
        var second = CoreShare.Take(folder["cores"], most: 2, cores: 3);
        using var third = CoreShare.Take(folder["cores"], most: 2, cores: 3);

        Assert.Equal([2, 1, 1], new[] { first, second, third }.Select(share => share.Threads));

        second.Dispose();
        first.Dispose();
        using var fourth = CoreShare.Take(folder["cores"], most: 4, cores: 3);

        Assert.Equal(3, fourth.Threads);
    }

    [Fact]
    public void Folder_that_cannot_be_used_leaves_one_thread()
    {
        using var folder = new TemporaryFolder();
        folder.Write("cores", "a file in the place of the folder");

        using var share = CoreShare.Take(folder["cores"], most: 2, cores: 2);

        Assert.Equal(1, share.Threads);
    }
}
