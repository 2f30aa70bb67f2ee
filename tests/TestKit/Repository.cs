namespace TagTasks.TestKit;

/// <summary>Where the working tree is: above the tests' own output. (Paths of sources are mapped away in CI builds.)</summary>
public static class Repository
{
    /// <summary>The repository's root folder.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>A path below <c>tests/fixtures</c>.</summary>
    public static string Fixture(params string[] parts) => Path.Combine([Root, "tests", "fixtures", .. parts]);

    private static string FindRoot()
    {
        for (var folder = Path.GetDirectoryName(AppContext.BaseDirectory); folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (File.Exists(Path.Combine(folder, "TagTasks.sln")))
            {
                return folder;
            }
        }

        throw new InvalidOperationException($"No TagTasks.sln above {AppContext.BaseDirectory}.");
    }
}
