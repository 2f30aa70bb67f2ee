using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

namespace TagTasks.Tasks;

/// <summary>Leaves the list of a target framework's sources for the outer build, which has no <c>Compile</c> items of its own.</summary>
public sealed class ListSources : Task
{
    /// <summary>The items of the compilation.</summary>
    public ITaskItem[] Sources { get; set; } = [];

    /// <summary>The full path of the project's folder.</summary>
    [Required]
    public string ProjectDirectory { get; set; } = "";

    /// <summary>The folders that hold what builds make.</summary>
    public string[] OutputDirectories { get; set; } = [];

    /// <summary>The list to write; untouched when it would not change.</summary>
    [Required]
    public string ListFile { get; set; } = "";

    /// <inheritdoc/>
    public override bool Execute()
    {
        try
        {
            string[] outputs = [.. OutputDirectories.Select(directory => Path.Combine(ProjectDirectory, directory))];
            var sources = SourceFiles.Own(ProjectDirectory, outputs, Sources.Paths());
            FileText.WriteIfDifferent(Path.Combine(ProjectDirectory, ListFile), string.Concat(sources.Select(source => source + "\n")));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The pack says it once, where it matters; without a list it looks into the project's folder.
            Log.LogMessage(MessageImportance.Low, "TagTasks: the list of sources was not written: {0}", e.Message);
        }

        return true;
    }
}
