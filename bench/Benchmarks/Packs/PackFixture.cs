using TagTasks.TestKit;

namespace TagTasks.Benchmarks.Packs;

/// <summary>Projects to pack, with the package and without it, in a folder with a feed and a cache of its own.</summary>
internal sealed class PackFixture
{
    private readonly string version = "0.0.0-bench" + DateTime.UtcNow.Ticks;

    public PackFixture(string folder)
    {
        Folder = folder;
        Write("nuget.config", """<configuration><packageSources><clear /><add key="feed" value="feed" /></packageSources></configuration>""");
        foreach (var file in new[] { "Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props" })
        {
            Write(file, "<Project />");
        }

        Directory.CreateDirectory(Path.Combine(folder, ".git"));
    }

    public string Folder { get; }

    private static string Platform => System.Runtime.InteropServices.RuntimeInformation.RuntimeIdentifier;

    /// <summary>Packs the package of this working tree into the feed, as it is shipped but for this machine alone.</summary>
    public void PackPackage() => DotNetRun.Of(
        Repository.Root,
        null,
        "pack", Path.Combine(Repository.Root, "src", "Tasks", "Tasks.csproj"), "-c", "Release", "-o", Path.Combine(Folder, "feed"), $"-p:PackageVersion={version}",
        $"-p:TagTasksWorkerPlatforms={Platform}",
        $"-p:TagTasksReadyPlatforms={Platform}");

    /// <summary>Writes a solution of projects.</summary>
    /// <param name="name">Its folder.</param>
    /// <param name="count">How many projects.</param>
    /// <param name="isTagged">Whether they reference the package.</param>
    public string Solution(string name, int count, bool isTagged)
    {
        for (var i = 0; i < count; i++)
        {
            Write($"{name}/P{i}/P{i}.csproj", $"""
                <Project Sdk="Microsoft.NET.Sdk">
                  <PropertyGroup>
                    <TargetFramework>net10.0</TargetFramework>
                    <PackageReadmeFile>README.md</PackageReadmeFile>
                    <UseSharedCompilation>false</UseSharedCompilation>
                  </PropertyGroup>
                  <ItemGroup>
                    <None Include="README.md" Pack="true" PackagePath="/" />
                    {(isTagged ? $"<PackageReference Include=\"TagTasks\" Version=\"{version}\" PrivateAssets=\"all\" />" : "")}
                  </ItemGroup>
                </Project>
                """);

            // A README of usual length, a little different each time.
            File.Copy(Repository.Fixture("readmes", "chatglm2-6b.md"), Path.Combine(Folder, name, $"P{i}", "README.md"));
            File.AppendAllText(Path.Combine(Folder, name, $"P{i}", "README.md"), $"\n{i}\n");
            Write($"{name}/P{i}/Cache.cs", $"namespace P{i}; /// <summary>Keeps answers.</summary>\npublic class Cache {{ public void Remember(string key) {{ }} }}");
        }

        Write($"{name}/All.slnx", $"<Solution>{string.Concat(Enumerable.Range(0, count).Select(i => $"<Project Path=\"P{i}/P{i}.csproj\" />"))}</Solution>");
        return Path.Combine(Folder, name);
    }

    private void Write(string name, string text)
    {
        var path = Path.Combine(Folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }
}
