using System.Globalization;
using System.IO.Compression;
using System.Runtime.CompilerServices;
using System.Xml.Linq;

namespace TagTasks.Tasks.Tests.Infrastructure;

/// <summary>
/// A folder into which nothing of this machine or repository leaks: own feed, package cache, SDK choice and
/// <c>Directory.*</c> files. Kept when the test fails, with the transcripts and binary logs.
/// </summary>
internal sealed class Sandbox : IDisposable
{
    public const string Readme = "# Acme.Cache\n\nA distributed caching library on top of Redis.\n\n## Caching\n\nKeeps what is costly to fetch.\n";

    private Sandbox(string path) => Folder = path;

    public string Folder { get; }

    public string this[string name] => Path.Combine(Folder, name);

    /// <summary>Makes one, named after the test.</summary>
    public static async System.Threading.Tasks.Task<Sandbox> Create([CallerMemberName] string name = "")
    {
        await PackageFeed.Get();
        var sandbox = new Sandbox(Path.Combine(PackageFeed.Root, name));

        // As much of a repository as SourceLink reads: the root of one ends the search for a README.
        sandbox.Write(".git/HEAD", "ref: refs/heads/main\n");
        sandbox.Write(".git/config", "[core]\n\trepositoryformatversion = 0\n");
        Directory.CreateDirectory(sandbox[".git/objects"]);
        Directory.CreateDirectory(sandbox[".git/refs"]);
        sandbox.Write("global.json", """{"sdk":{"version":"10.0.100","rollForward":"latestMajor"}}""");
        sandbox.Write("nuget.config", $"""<configuration><packageSources><clear /><add key="feed" value="{PackageFeed.Folder}" /></packageSources></configuration>""");
        foreach (var file in new[] { "Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props" })
        {
            sandbox.Write(file, "<Project />");
        }

        return sandbox;
    }

    /// <summary>Writes a file.</summary>
    public void Write(string name, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(this[name])!);
        File.WriteAllText(this[name], text);
    }

    /// <summary>Writes a project that references the package, with a README and a source beside it.</summary>
    /// <param name="name">Its path without the extension; its last part is the package's id.</param>
    /// <param name="properties">More of its first property group.</param>
    /// <param name="items">More of its item group.</param>
    /// <param name="framework">Its target framework or frameworks.</param>
    /// <param name="isPrivate">Whether the reference to the package is.</param>
    public void Project(string name, string properties = "", string items = "", string framework = "net10.0", bool isPrivate = true)
    {
        var plural = framework.Contains(';', StringComparison.Ordinal) ? "s" : "";
        Write(name + ".csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework{plural}>{framework}</TargetFramework{plural}>
                <NoWarn>$(NoWarn);NU5125;NETSDK1215</NoWarn>
                {properties}
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="TagTasks" Version="{PackageFeed.Version}"{(isPrivate ? " PrivateAssets=\"all\"" : "")} />
                {items}
              </ItemGroup>
            </Project>
            """);
        var folder = Path.GetDirectoryName(name) ?? "";
        Write(Path.Combine(folder, "README.md"), Readme);
        Write(Path.Combine(folder, "RedisCache.cs"), "namespace Acme { public class RedisCache { public void Remember(string key) { } } }");
    }

    /// <summary>Runs <c>dotnet</c> in it.</summary>
    public System.Threading.Tasks.Task<DotNetResult> Run(params string[] arguments)
    {
        var number = Directory.EnumerateFiles(Folder, "*.binlog").Count();
        string[] log = arguments[0] == "exec" ? [] : [string.Create(CultureInfo.InvariantCulture, $"-bl:{this[$"run-{number:00}.binlog"]}")];
        return DotNet.Run(Folder, [.. arguments, .. log]);
    }

    /// <summary>The nuspec of a package that was packed.</summary>
    /// <param name="project">The project's path without its extension.</param>
    public XDocument Nuspec(string project)
    {
        using var package = ZipFile.OpenRead(Package(project));
        using var stream = package.Entries.Single(entry => entry.FullName.EndsWith(".nuspec", StringComparison.Ordinal)).Open();
        return XDocument.Load(stream);
    }

    /// <summary>Its tags as they stand there.</summary>
    public string? Tags(string project) =>
        Nuspec(project).Descendants().SingleOrDefault(element => element.Name.LocalName == "tags")?.Value;

    /// <summary>Its files.</summary>
    public string[] Files(string project)
    {
        using var package = ZipFile.OpenRead(Package(project));
        return [.. package.Entries.Select(entry => entry.FullName)];
    }

    /// <summary>The package's file.</summary>
    public string Package(string project) =>
        Directory.EnumerateFiles(this[Path.Combine(Path.GetDirectoryName(project) ?? "", "bin", "Release")], Path.GetFileName(project) + ".1.*.nupkg").Single();

    public void Dispose()
    {
        if (TestContext.Current.TestState?.Result != TestResult.Failed)
        {
            Directory.Delete(Folder, recursive: true);
        }
    }
}
