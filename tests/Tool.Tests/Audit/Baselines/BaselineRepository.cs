using TagTasks.TestKit;

namespace TagTasks.Tool.Tests.Audit.Baselines;

/// <summary>Two projects with findings, and settings that name a baseline.</summary>
internal sealed class BaselineRepository : IDisposable
{
    public BaselineRepository(string baseline)
    {
        Directory.CreateDirectory(Folder[".git"]);
        Folder.Write("tagtasks.json", """{ "audit": { "baseline": "known.json", "severities": { "TAGTASKS530": "none", "TAGTASKS520": "none", "TAGTASKS540": "none" } } }""");
        Folder.Write("known.json", baseline);
        Project("A", "");
        Project("B", "<PackageTags>one;One</PackageTags>");
    }

    public TemporaryFolder Folder { get; } = new();

    /// <summary>The baseline.</summary>
    public string File => Folder["known.json"];

    public CommandLineRun Audit(params string[] options) => CommandLineRun.Of(["audit", Folder.Path, .. options]);

    public void Project(string name, string properties) => Folder.Write(
        $"{name}/{name}.csproj",
        $"<Project Sdk=\"Microsoft.NET.Sdk\"><PropertyGroup><TargetFramework>net10.0</TargetFramework>{properties}</PropertyGroup></Project>");

    public void Dispose() => Folder.Dispose();
}
