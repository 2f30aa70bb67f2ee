using Microsoft.Build.Framework;
using TagTasks.TestKit;

namespace TagTasks.Tasks.Tests.Infrastructure;

/// <summary>A folder with a project in it, and the task as the targets would call it, with the fake worker.</summary>
internal sealed class TaskRun : IDisposable
{
    public TaskRun(string manner = "Answers")
    {
        Folder = new TemporaryFolder();
        Manner = manner;
        Folder.Write(".git", "a root");
        Folder.Write("README.md", "# Cache\n\nA cache.\n");
    }

    public TemporaryFolder Folder { get; }

    public string Manner { get; }

    public RecordingEngine Engine { get; private set; } = new();

    /// <summary>How many processes were started.</summary>
    public int Started => File.Exists(Folder["runs.txt"]) ? File.ReadAllLines(Folder["runs.txt"]).Length : 0;

    public string[] Codes => [.. Engine.Warnings.Select(warning => warning.Code)];

    /// <summary>Runs the task once.</summary>
    public SuggestPackageTags Run(Action<SuggestPackageTags>? change = null)
    {
        Engine = new RecordingEngine();
        var task = new SuggestPackageTags
        {
            BuildEngine = Engine,
            ProjectFile = Folder["Acme.csproj"],
            WorkFolder = "obj/tagtasks/",
            SidecarPath = "obj/tagtasks/Acme.tags.json",
            Worker = BuildFacts.FakeWorker,
            DotNetHost = Environment.ProcessPath is { } host && Path.GetFileNameWithoutExtension(host) == "dotnet" ? host : null,
            PackageId = "Acme." + Manner,
            PackageTags = "acme; My-Own,cli",
            OutputDirectories = ["obj/", "bin/"],
        };
        change?.Invoke(task);
        Assert.True(task.Execute());
        Assert.Empty(Engine.Errors);
        return task;
    }

    public static string[] Specs(ITaskItem[] items) => [.. items.Select(item => item.ItemSpec)];

    public void Dispose() => Folder.Dispose();
}
