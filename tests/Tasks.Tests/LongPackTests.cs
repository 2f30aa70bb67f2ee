using TagTasks.Tasks.Tests.Infrastructure;

namespace TagTasks.Tasks.Tests;

/// <summary>What only whole packs prove, and what takes more than a minute of them.</summary>
[Trait("Category", "Long")]
public class LongPackTests
{
    [Fact(Explicit = true)]
    public async System.Threading.Tasks.Task Shapes_of_real_projects_are_packed_with_tags()
    {
        using var sandbox = await Sandbox.Create();
        var isPackage = "<IncludeBuildOutput>false</IncludeBuildOutput><NoWarn>$(NoWarn);NU5128;NU5017</NoWarn>";
        sandbox.Project("Analyzer/Acme.Analyzer", isPackage, """<None Include="$(OutputPath)/$(AssemblyName).dll" Pack="true" PackagePath="analyzers/dotnet/cs" Visible="false" />""");
        sandbox.Project("Tool/Acme.Tool", "<OutputType>Exe</OutputType><PackAsTool>true</PackAsTool>");
        sandbox.Write("Tool/Program.cs", "return;");
        sandbox.Project("Generator/Acme.Generator", isPackage + "<IsRoslynComponent>true</IsRoslynComponent><SuppressDependenciesWhenPacking>true</SuppressDependenciesWhenPacking>", """
            <None Include="$(OutputPath)/$(AssemblyName).dll" Pack="true" PackagePath="analyzers/dotnet/cs" Visible="false" />
            <None Include="Acme.Generator.props" Pack="true" PackagePath="build;buildTransitive" />
            """, "netstandard2.0");
        sandbox.Write("Generator/Acme.Generator.props", "<Project />");
        sandbox.Project("Template/Acme.Template", isPackage + "<PackageType>Template</PackageType>", """<Content Include="README.md" PackagePath="content" />""");
        sandbox.Project("Native/Acme.Native", "", """<None Include="README.md" Pack="true" PackagePath="runtimes/linux-x64/native/libacme.so" />""");
        sandbox.Project("Meta/Acme.Meta", isPackage + "<NoBuild>false</NoBuild>", """<ProjectReference Include="../Native/Acme.Native.csproj" />""");
        sandbox.Project("OnBuild/Acme.OnBuild", "<GeneratePackageOnBuild>true</GeneratePackageOnBuild>");
        sandbox.Project("It's 100% blank/Übung/Acme.Path", "<PackageReadmeFile>README.md</PackageReadmeFile>", """<None Include="README.md" Pack="true" PackagePath="/" />""");
        sandbox.Project("src/Deep/Acme.Parent");
        File.Delete(sandbox["src/Deep/README.md"]);
        sandbox.Write("README.md", Sandbox.Readme);
        sandbox.Project("Empty/Acme.Empty");
        sandbox.Write("Empty/README.md", "");
        sandbox.Project("Vb/Acme.Vb");
        File.Move(sandbox["Vb/Acme.Vb.csproj"], sandbox["Vb/Acme.Vb.vbproj"]);
        sandbox.Write("Vb/Cache.vb", "Public Class Cache\nEnd Class");
        sandbox.Project("Fs/Acme.Fs", items: """<Compile Include="Cache.fs" />""");
        File.Move(sandbox["Fs/Acme.Fs.csproj"], sandbox["Fs/Acme.Fs.fsproj"]);
        sandbox.Write("Fs/Cache.fs", "module Acme.Cache\nlet remember key = key");
        string[] projects = ["Analyzer/Acme.Analyzer", "Generator/Acme.Generator", "Tool/Acme.Tool", "Template/Acme.Template", "Native/Acme.Native", "Meta/Acme.Meta", "It's 100% blank/Übung/Acme.Path", "src/Deep/Acme.Parent", "Empty/Acme.Empty"];
        Solution(sandbox, [.. projects.Select(project => project + ".csproj"), "Vb/Acme.Vb.vbproj", "Fs/Acme.Fs.fsproj"]);

        var pack = (await sandbox.Run("pack", "All.slnx", "-m")).Succeeded();
        Assert.DoesNotContain(pack.Codes, code => code.StartsWith("MSB", StringComparison.Ordinal) || code.StartsWith("TAGTASKS4", StringComparison.Ordinal));
        Assert.All(projects.Where(project => !project.StartsWith("Empty", StringComparison.Ordinal)).Concat(["Vb/Acme.Vb", "Fs/Acme.Fs"]), project => Assert.Contains("redis", sandbox.Tags(project), StringComparison.Ordinal));

        Assert.Contains("analyzers/dotnet/cs/Acme.Generator.dll", sandbox.Files("Generator/Acme.Generator"));

        (await sandbox.Run("build", "OnBuild/Acme.OnBuild.csproj", "-c", "Release")).Succeeded();
        Assert.Contains("redis", sandbox.Tags("OnBuild/Acme.OnBuild"), StringComparison.Ordinal);

        // The twin: without the package none of these tags.
        (await sandbox.Run("build", "OnBuild/Acme.OnBuild.csproj", "-c", "Release", "-p:TagTasksEnabled=false", "-p:Description=other")).Succeeded();
        Assert.Null(sandbox.Tags("OnBuild/Acme.OnBuild"));
    }

    [Fact(Explicit = true)]
    public async System.Threading.Tasks.Task Paths_may_hold_any_sign()
    {
        using var sandbox = await Sandbox.Create();
        const string Folder = "it's; 100% a;b/Übung 文档/";
        sandbox.Project(
            Folder + "Acme.Path",
            """
            <PackageReadmeFile>README.md</PackageReadmeFile>
            <TagTasksVocabulary>my; list.txt</TagTasksVocabulary>
            <TagTasksLockFile>lo;ck.json</TagTasksLockFile>
            <TagTasksSidecarPath>si;de 5%25.json</TagTasksSidecarPath>
            <TagTasksPackSidecar>true</TagTasksPackSidecar>
            """,
            """<None Include="it's%3B 50%25 read.md" Pack="true" PackagePath="README.md" />""",
            "net10.0;netstandard2.0");
        File.Move(sandbox[Folder + "README.md"], sandbox[Folder + "it's; 50% read.md"]);
        File.Move(sandbox[Folder + "RedisCache.cs"], sandbox[Folder + "A;b.cs"]);
        sandbox.Write(Folder + "README.md", "# For who works on it\n\nOnly about cooking, cooking, cooking.\n");
        sandbox.Write(Folder + "my; list.txt", "caching\nredis\ncooking\n");

        Assert.Empty((await sandbox.Run("pack", Folder)).Succeeded().Codes);
        Assert.Equal("caching redis", sandbox.Tags(Folder + "Acme.Path"));
        Assert.Contains("tagtasks/Acme.Path.tags.json", sandbox.Files(Folder + "Acme.Path"));
        Assert.Contains("\"path\": \"it's; 50% read.md\"", await File.ReadAllTextAsync(sandbox[Folder + "si;de 5%.json"], TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.True(File.Exists(sandbox[Folder + "lo;ck.json"]));
        Assert.Equal("A;b.cs\n", await File.ReadAllTextAsync(sandbox[Folder + "obj/tagtasks/sources.Release.net10.0.txt"], TestContext.Current.CancellationToken));

        // The twin: the README beside the project is another one.
        Assert.Contains("cooking", (await sandbox.Run("msbuild", Folder + "Acme.Path.csproj", "-t:TagTasksSuggest", "-getProperty:PackageTags", "-p:TagTasksReadme=README.md", "-p:TagTasksUseApiDigest=false", "-p:Configuration=Release")).Succeeded().Output, StringComparison.Ordinal);

        (await sandbox.Run("clean", Folder, "-c", "Release")).Succeeded();
        Assert.False(File.Exists(sandbox[Folder + "si;de 5%.json"]));
        Assert.True(File.Exists(sandbox[Folder + "lo;ck.json"]));
    }

    [Fact(Explicit = true)]
    public async System.Threading.Tasks.Task Edited_inputs_give_another_package()
    {
        using var sandbox = await Sandbox.Create();
        sandbox.Project("src/Acme.Cache", "<TagTasksVocabulary>../words.txt</TagTasksVocabulary>");
        var project = await File.ReadAllTextAsync(sandbox["src/Acme.Cache.csproj"], TestContext.Current.CancellationToken);
        var reference = $"""<PackageReference Include="TagTasks" Version="{PackageFeed.Version}" PrivateAssets="all" />""";
        sandbox.Write("src/Acme.Cache.csproj", project.Replace(reference, "", StringComparison.Ordinal));
        sandbox.Write("Directory.Build.props", $"<Project><ItemGroup>{reference}</ItemGroup></Project>");
        sandbox.Write("words.txt", "redis\ncooking\n");
        (await sandbox.Run("pack", "src")).Succeeded();
        Assert.Equal("redis", sandbox.Tags("src/Acme.Cache"));

        // The README is not packed, so pack itself does not look at it.
        sandbox.Write("src/README.md", "# Recipes\n\nCooking for beginners: cooking pasta, cooking rice.\n");
        (await sandbox.Run("pack", "src", "--no-build", "-p:TagTasksUseApiDigest=false")).Succeeded();
        Assert.Equal("cooking", sandbox.Tags("src/Acme.Cache"));

        sandbox.Write("words.txt", "recipes\n");
        (await sandbox.Run("pack", "src", "--no-build", "-p:TagTasksUseApiDigest=false")).Succeeded();
        Assert.Equal("recipes", sandbox.Tags("src/Acme.Cache"));
    }

    [Fact(Explicit = true)]
    public async System.Threading.Tasks.Task Thirty_projects_start_thirty_workers_once()
    {
        using var sandbox = await Sandbox.Create();
        string[] projects = [.. Enumerable.Range(0, 30).Select(i => $"p{i}/Acme.P{i}.Answers")];
        sandbox.Write("Directory.Build.props", $"<Project><PropertyGroup><_TagTasksWorker>{BuildFacts.FakeWorker}</_TagTasksWorker></PropertyGroup></Project>");
        foreach (var project in projects)
        {
            sandbox.Project(project);
        }

        Solution(sandbox, [.. projects.Select(project => project + ".csproj")]);
        (await sandbox.Run("pack", "All.slnx", "-m")).Succeeded();
        (await sandbox.Run("pack", "All.slnx", "-m", "-graph", "--no-restore")).Succeeded();
        Assert.All(projects, project =>
        {
            Assert.Equal("caching message-queue CLI", sandbox.Tags(project));
            Assert.Single(File.ReadAllLines(sandbox[Path.GetDirectoryName(project) + "/runs.txt"]));
        });
    }

    [Fact(Explicit = true)]
    public async System.Threading.Tasks.Task Same_inputs_give_the_same_bytes_in_any_folder()
    {
        using var sandbox = await Sandbox.Create();
        foreach (var (folder, threads) in new[] { ("one", 1), ("another folder", 2) })
        {
            sandbox.Project(folder + "/Acme.Cache", $"<TagTasksPackSidecar>true</TagTasksPackSidecar><TagTasksThreads>{threads}</TagTasksThreads><TagTasksLockFile>true</TagTasksLockFile>", framework: "net10.0;netstandard2.0");
            (await sandbox.Run("pack", folder)).Succeeded();
        }

        Assert.Equal(sandbox.Nuspec("one/Acme.Cache").ToString(), sandbox.Nuspec("another folder/Acme.Cache").ToString());
        foreach (var file in new[] { "obj/tagtasks/Acme.Cache.tags.json", "tagtasks.lock.json" })
        {
            Assert.Equal(File.ReadAllBytes(sandbox["one/" + file]), File.ReadAllBytes(sandbox["another folder/" + file]));
        }

        // Never built: the folder's sources stand in for the lists that inner builds leave, and say the same.
        Directory.Delete(sandbox["one/obj/tagtasks"], recursive: true);
        (await sandbox.Run("msbuild", "one/Acme.Cache.csproj", "-t:TagTasksSuggest", "-p:Configuration=Release")).Succeeded();
        Assert.Equal(File.ReadAllBytes(sandbox["one/obj/tagtasks/Acme.Cache.tags.json"]), File.ReadAllBytes(sandbox["another folder/obj/tagtasks/Acme.Cache.tags.json"]));

        // Locked: no model is needed any more.
        var locked = (await sandbox.Run("pack", "one", "--no-build", "-p:TagTasksLockedMode=true", "-p:TagTasksModel=nowhere")).Succeeded();
        Assert.Equal(["TAGTASKS423"], locked.Codes);
        Assert.Contains("redis", sandbox.Tags("one/Acme.Cache"), StringComparison.Ordinal);
    }

    [Fact(Explicit = true)]
    public async System.Threading.Tasks.Task One_reference_serves_a_whole_repository_and_two_versions_one_build()
    {
        using var sandbox = await Sandbox.Create();
        var second = PackageFeed.Version + ".2";
        await PackageFeed.Pack(second);
        sandbox.Write("Directory.Packages.props", $"""
            <Project>
              <PropertyGroup><ManagePackageVersionsCentrally>true</ManagePackageVersionsCentrally></PropertyGroup>
              <ItemGroup><GlobalPackageReference Include="TagTasks" Version="$([MSBuild]::ValueOrDefault('$(Which)', '{PackageFeed.Version}'))" /></ItemGroup>
            </Project>
            """);
        foreach (var (name, more) in new[] { ("A", ""), ("B", ""), ("C", "<IsPackable>false</IsPackable>"), ("D", "<WarningsAsErrors>TAGTASKS402</WarningsAsErrors><TagTasksReadme>nowhere.md</TagTasksReadme>") })
        {
            sandbox.Project($"{name}/Acme.{name}");
            var text = await File.ReadAllTextAsync(sandbox[$"{name}/Acme.{name}.csproj"], TestContext.Current.CancellationToken);
            text = text.Replace($"""<PackageReference Include="TagTasks" Version="{PackageFeed.Version}" PrivateAssets="all" />""", "", StringComparison.Ordinal);
            sandbox.Write($"{name}/Acme.{name}.csproj", text.Replace("</PropertyGroup>", more + "</PropertyGroup>", StringComparison.Ordinal));
        }

        sandbox.Write("B/Directory.Build.props", $"<Project><PropertyGroup><Which>{second}</Which></PropertyGroup></Project>");
        Solution(sandbox, ["A/Acme.A.csproj", "B/Acme.B.csproj", "C/Acme.C.csproj"]);
        Assert.Empty((await sandbox.Run("pack", "All.slnx")).Succeeded().Codes);
        Assert.Equal("caching redis", sandbox.Tags("A/Acme.A"));
        Assert.Equal("caching redis", sandbox.Tags("B/Acme.B"));
        Assert.Contains(second, await File.ReadAllTextAsync(sandbox["B/obj/project.assets.json"], TestContext.Current.CancellationToken), StringComparison.Ordinal);

        // Who wants a warning to fail the pack gets that.
        var raised = await sandbox.Run("pack", "D");
        Assert.NotEqual(0, raised.ExitCode);
        Assert.Equal(["TAGTASKS402"], raised.Codes);
    }

    private static void Solution(Sandbox sandbox, string[] projects) => sandbox.Write(
        "All.slnx", $"<Solution>{string.Concat(projects.Select(project => $"<Project Path=\"{System.Security.SecurityElement.Escape(project)}\" />"))}</Solution>");
}
