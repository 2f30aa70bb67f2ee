using TagTasks.Tasks.Tests.Infrastructure;

namespace TagTasks.Tasks.Tests;

/// <summary>The package in a real <c>dotnet pack</c>. One pack proves several situations, since each costs seconds.</summary>
public class PackTests
{
    [Fact]
    public async System.Threading.Tasks.Task Package_gets_tags_and_nothing_else()
    {
        using var sandbox = await Sandbox.Create();
        sandbox.Project("Acme.Cache", "<PackageTags>acme; My-Own,caching</PackageTags><TagTasksPackSidecar>true</TagTasksPackSidecar>");
        var pack = (await sandbox.Run("pack")).Succeeded();
        Assert.Equal("acme My-Own,caching redis", sandbox.Tags("Acme.Cache"));
        Assert.Contains("tags acme My-Own caching + redis (TagTasks)", pack.Output, StringComparison.Ordinal);
        Assert.Empty(pack.Codes);
        Assert.DoesNotContain("TagTasks", sandbox.Nuspec("Acme.Cache").ToString().Replace("PackTests", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains("tagtasks/Acme.Cache.tags.json", sandbox.Files("Acme.Cache"));

        // Nothing changed: nothing said, nothing touched.
        var before = Written(sandbox);
        var again = (await sandbox.Run("pack", "--no-restore")).Succeeded();
        Assert.DoesNotContain("TagTasks)", again.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("Successfully created", again.Output, StringComparison.Ordinal);
        Assert.Equal(before, Written(sandbox));

        // Only the computed tags change: without our file among pack's inputs the old package would stay.
        (await sandbox.Run("pack", "--no-build", "-p:TagTasksMode=Replace", "-p:TagTasksMaxTags=1")).Succeeded();
        Assert.Equal("caching", sandbox.Tags("Acme.Cache"));

        // The twin: without the feature the author's tags alone.
        File.Delete(sandbox.Package("Acme.Cache"));
        var off = (await sandbox.Run("pack", "--no-build", "-p:TagTasksEnabled=false", "-v:n")).Succeeded();
        Assert.Equal("acme My-Own,caching", sandbox.Tags("Acme.Cache"));
        Assert.Contains("TagTasks: skipped, TagTasksEnabled is 'false'.", off.Output, StringComparison.Ordinal);

        (await sandbox.Run("clean", "-c", "Release")).Succeeded();
        Assert.False(Directory.Exists(sandbox["obj/tagtasks"]));
    }

    [Fact]
    public async System.Threading.Tasks.Task Question_is_answered_without_a_pack()
    {
        using var sandbox = await Sandbox.Create();
        sandbox.Project("Acme.Cache", "<PackageTags>redis</PackageTags>", """
            <TagTasksExclude Include="caching" />
            <PackageReference Include="NuGetizer" Version="1.0.0" Condition="'$(PackWith)' == 'NuGetizer'" />
            """);
        (await sandbox.Run("restore")).Succeeded();
        var answer = (await sandbox.Run("msbuild", "-t:TagTasksSuggest", "-getItem:TagTasksSuggestedTag")).Succeeded();
        Assert.Contains("\"Identity\": \"redis\"", answer.Output, StringComparison.Ordinal);
        Assert.Contains("\"Status\": \"present\"", answer.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("\"Identity\": \"caching\"", answer.Output, StringComparison.Ordinal);
        Assert.False(Directory.Exists(sandbox["bin"]));

        // What the package would have, and what is said when nothing is suggested.
        var tags = (await sandbox.Run("msbuild", "-t:TagTasksSuggest", "-getProperty:PackageTags", "-p:PackageTags=own")).Succeeded();
        Assert.Equal("own;redis", tags.Output.Trim());
        var none = (await sandbox.Run("msbuild", "-t:TagTasksSuggest", "-p:TagTasksMinProbability=1", "-v:m")).Succeeded();
        Assert.Equal("  no tag is suggested", none.Output.TrimEnd());

        var designTime = (await sandbox.Run("msbuild", "-t:TagTasksSuggest", "-p:DesignTimeBuild=true", "-getItem:TagTasksSuggestedTag")).Succeeded();
        Assert.DoesNotContain("redis", designTime.Output, StringComparison.Ordinal);

        // The command line tool says the same of the same project.
        var withoutApi = (await sandbox.Run("msbuild", "-t:TagTasksSuggest", "-p:TagTasksUseApiDigest=false", "-v:m")).Succeeded();
        var tool = Path.Combine(PackageFeed.Packages, "tagtasks", PackageFeed.Version, "tools", "tagtasks.dll");
        var tag = (await sandbox.Run("exec", tool, "tag", "Acme.Cache.csproj")).Succeeded();
        Assert.Equal(["caching", "redis"], tag.Output.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        Assert.Contains("redis", withoutApi.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("caching  ", withoutApi.Output, StringComparison.Ordinal);

        // A model that is not there is the core's own warning, and no other beside it.
        Assert.Equal(["TAGTASKS301"], (await sandbox.Run("msbuild", "-t:TagTasksSuggest", "-p:TagTasksModel=nowhere")).Succeeded().Codes);

        // Nor is a device that is not there: the tags come from the processor.
        var cuda = (await sandbox.Run("msbuild", "-t:TagTasksSuggest", "-p:TagTasksDevice=cuda:999", "-p:TagTasksMaxTags=1", "-v:m")).Succeeded();
        Assert.Equal(["TAGTASKS322"], cuda.Codes);
        Assert.Contains("TagTasksDevice is 'cuda:999', but the tags were worked out on the processor: CUDA cannot be used: ", cuda.Output, StringComparison.Ordinal);
        Assert.Contains("redis  ", cuda.Output, StringComparison.Ordinal);

        // A folder of ONNX Runtime is taken at its word, from the project's folder on.
        Assert.Equal(["TAGTASKS316"], (await sandbox.Run("msbuild", "-t:TagTasksSuggest", "-p:TagTasksOnnxRuntimeDirectory=nowhere", "-p:TagTasksMaxTags=2")).Succeeded().Codes);

        // NuGetizer's pack never asks us, so its user is told; the twin is the same project without it.
        Assert.Equal(["TAGTASKS405"], (await sandbox.Run("msbuild", "-t:_TagTasksTellNuGetizer", "-p:PackWith=NuGetizer")).Succeeded().Codes);
        Assert.Empty((await sandbox.Run("msbuild", "-t:_TagTasksTellNuGetizer")).Succeeded().Codes);
    }

    [Fact]
    public async System.Threading.Tasks.Task Several_projects_at_once_each_in_its_way()
    {
        using var sandbox = await Sandbox.Create();
        var fake = $"<_TagTasksWorker>{BuildFacts.FakeWorker}</_TagTasksWorker><TagTasksTimeout>3</TagTasksTimeout>";
        string[] failing = ["Crash", "Killed", "Hang", "Nonsense"];
        foreach (var manner in failing)
        {
            sandbox.Project($"{manner}/Acme.{manner}", fake + "<PackageTags>own tags</PackageTags>");
        }

        sandbox.Project("Noise/Acme.Noise", fake + "<NoWarn>$(NoWarn);TAGTASKS121</NoWarn>");
        sandbox.Project("Multi/Acme.Multi", "<NoWarn>$(NoWarn);TAGTASKS401</NoWarn>", framework: "net10.0;netstandard2.0");
        File.Delete(sandbox["Multi/README.md"]);
        sandbox.Project("Full/Acme.Full", "<PackageTags>own</PackageTags>");
        sandbox.Write("Full/obj/tagtasks", "a file in the place of our folder");
        sandbox.Project("Own/Acme.Own", "<NuspecFile>own.nuspec</NuspecFile>");
        sandbox.Write("Own/own.nuspec", "<package><metadata><id>Acme.Own</id><version>1.0.0</version><authors>a</authors><description>d</description><tags>from-nuspec</tags></metadata><files><file src=\"README.md\" target=\"docs\" /></files></package>");
        sandbox.Project("Leak/Acme.Leak", fake.Replace("3<", "60<", StringComparison.Ordinal) + "<NoWarn>$(NoWarn);NU5104</NoWarn>", isPrivate: false);
        string[] all = [.. failing.Select(manner => $"{manner}/Acme.{manner}"), "Noise/Acme.Noise", "Multi/Acme.Multi", "Full/Acme.Full", "Own/Acme.Own", "Leak/Acme.Leak"];
        sandbox.Write("All.slnx", $"<Solution>{string.Concat(all.Select(project => $"<Project Path=\"{project}.csproj\" />"))}</Solution>");

        var pack = (await sandbox.Run("pack", "All.slnx", "-m")).Succeeded();
        Assert.Equal(["TAGTASKS121", "TAGTASKS404", "TAGTASKS407", "TAGTASKS413", "TAGTASKS413", "TAGTASKS414", "TAGTASKS415", "TAGTASKS417"], pack.Codes);
        Assert.All(failing, manner => Assert.Equal("own tags", sandbox.Tags($"{manner}/Acme.{manner}")));
        Assert.Equal("caching message-queue CLI", sandbox.Tags("Noise/Acme.Noise"));
        Assert.Contains("redis", sandbox.Tags("Multi/Acme.Multi"), StringComparison.Ordinal);
        Assert.Equal("RedisCache.cs\n", await File.ReadAllTextAsync(sandbox["Multi/obj/tagtasks/sources.Release.netstandard2.0.txt"], TestContext.Current.CancellationToken));
        Assert.Equal("own", sandbox.Tags("Full/Acme.Full"));
        Assert.Equal("from-nuspec", sandbox.Tags("Own/Acme.Own"));
        Assert.Contains("id=\"TagTasks\"", sandbox.Nuspec("Leak/Acme.Leak").ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("id=\"TagTasks\"", sandbox.Nuspec("Noise/Acme.Noise").ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Task_knows_nothing_of_models() => Assert.All(
        typeof(SuggestPackageTags).Assembly.GetReferencedAssemblies(),
        reference => Assert.Matches("^(netstandard|Microsoft.Build..*)$", reference.Name));

    private static Dictionary<string, DateTime> Written(Sandbox sandbox) => Directory
        .EnumerateFiles(sandbox["obj/tagtasks"]).Append(sandbox.Package("Acme.Cache"))
        .ToDictionary(file => file, File.GetLastWriteTimeUtc);
}
