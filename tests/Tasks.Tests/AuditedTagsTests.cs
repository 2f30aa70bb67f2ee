using System.Text.Json;
using TagTasks.Tasks.Tests.Infrastructure;

namespace TagTasks.Tasks.Tests;

/// <summary>The tags that <c>tagtasks audit</c> judges are those that a real pack writes, without packing.</summary>
[Trait("Category", "Long")]
public class AuditedTagsTests
{
    [Fact(Explicit = true)]
    public async System.Threading.Tasks.Task Audit_judges_the_tags_that_a_pack_writes()
    {
        using var sandbox = await Sandbox.Create();
        Projects(sandbox);
        (await sandbox.Run("pack", "Locked/Acme.Locked.csproj", "-p:TagTasksLockFile=true", "-p:TagTasksLockedMode=false")).Succeeded();
        sandbox.Write("Locked/README.md", "# Acme.Locked\n\nSends and receives messages over RabbitMQ.\n");

        // Before the pack, so that it has nothing to look at but the projects; the twin is asked about them without the package.
        (await sandbox.Run("restore", "All.slnx")).Succeeded();
        var audited = await Audit(sandbox, "audited.json");
        var without = await Audit(sandbox, "without.json", "--property", "TagTasksEnabled=false");
        (await sandbox.Run("pack", "All.slnx", "-m", "--no-restore")).Succeeded();
        var after = await Audit(sandbox, "after.json");

        string[] packages = [.. audited.Keys.Order(StringComparer.Ordinal)];
        var packed = packages.ToDictionary(id => id, id => sandbox.Tags($"{id.Split('.')[1]}/{id}")?.Split(' ') ?? []);
        Assert.Equal(["Acme.Audit", "Acme.Limited", "Acme.Locked", "Acme.Merged", "Acme.Multi", "Acme.None", "Acme.Off", "Acme.Own", "Acme.Replaced"], packages);
        Assert.All(packages, id => Assert.Equal((id, string.Join(' ', packed[id])), (id, string.Join(' ', audited[id]))));
        Assert.All(packages, id => Assert.Equal(audited[id], after[id]));

        string[] same = ["Acme.Audit", "Acme.None", "Acme.Off"];
        Assert.All(packages, id => Assert.Equal(same.Contains(id), audited[id].SequenceEqual(without[id])));
        Assert.Equal("caching redis", string.Join(' ', packed["Acme.Locked"]));
        Assert.Equal("own", string.Join(' ', packed["Acme.Off"]));
    }

    private static void Projects(Sandbox sandbox)
    {
        sandbox.Project("Merged/Acme.Merged", "<PackageTags>acme;Caching;C++</PackageTags>");
        sandbox.Project("Replaced/Acme.Replaced", "<PackageTags>acme;own</PackageTags><TagTasksMode>Replace</TagTasksMode>");
        sandbox.Project("Audit/Acme.Audit", "<PackageTags>acme</PackageTags><TagTasksMode>Audit</TagTasksMode>");
        sandbox.Project("Limited/Acme.Limited", "<TagTasksMaxTags>1</TagTasksMaxTags>", """<TagTasksExclude Include="redis" />""");
        sandbox.Project("None/Acme.None", "<PackageTags>acme</PackageTags><TagTasksMinProbability>1</TagTasksMinProbability>");
        sandbox.Project("Off/Acme.Off", "<PackageTags>own</PackageTags><TagTasksEnabled>false</TagTasksEnabled>");
        sandbox.Project("Multi/Acme.Multi", "<Description>Keeps things.</Description>", framework: "net10.0;netstandard2.0");

        // Only the public API says what it is for.
        sandbox.Write("Multi/README.md", "# Acme.Multi\n\nHow to use it is said elsewhere.\n");
        sandbox.Project("Own/Acme.Own", "<TagTasksVocabulary>words.txt</TagTasksVocabulary>");
        sandbox.Write("Own/words.txt", "distributed cache\ncooking\n");
        sandbox.Project("Locked/Acme.Locked", "<TagTasksLockedMode>true</TagTasksLockedMode>");
        var names = Directory.EnumerateFiles(sandbox.Folder, "*.csproj", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(sandbox.Folder, path).Replace('\\', '/'));
        sandbox.Write("All.slnx", $"<Solution>{string.Concat(names.Order(StringComparer.Ordinal).Select(name => $"<Project Path=\"{name}\" />"))}</Solution>");
    }

    private static async System.Threading.Tasks.Task<Dictionary<string, string[]>> Audit(Sandbox sandbox, string report, params string[] options)
    {
        var tool = Path.Combine(PackageFeed.Packages, "tagtasks", PackageFeed.Version, "tools", "tagtasks.dll");
        (await sandbox.Run(["exec", tool, "audit", "All.slnx", "--fail-on", "none", "--report", $"json={report}", "--cache-directory", "", .. options])).Succeeded();
        using var json = JsonDocument.Parse(await File.ReadAllBytesAsync(sandbox[report], TestContext.Current.CancellationToken));
        return json.RootElement.GetProperty("packages").EnumerateArray().ToDictionary(
            package => package.GetProperty("id").GetString()!,
            package => package.GetProperty("tags").EnumerateArray().Select(tag => tag.GetString()!).ToArray());
    }
}
