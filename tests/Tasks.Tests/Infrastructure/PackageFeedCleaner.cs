using TagTasks.Tasks.Tests.Infrastructure;

[assembly: AssemblyFixture(typeof(PackageFeedCleaner))]

namespace TagTasks.Tasks.Tests.Infrastructure;

/// <summary>Takes a run's feed and caches away at its end, unless a failed test left something to look at.</summary>
public sealed class PackageFeedCleaner : IDisposable
{
    private static readonly string[] Shared = ["cache", "feed", "home", "packages"];

    public void Dispose()
    {
        if (Directory.EnumerateDirectories(PackageFeed.Root).All(folder => Shared.Contains(Path.GetFileName(folder))))
        {
            Directory.Delete(PackageFeed.Root, recursive: true);
        }
    }
}
