using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

namespace TagTasks.Tasks;

/// <summary>
/// Suggests tags for the package of a project. It only gathers what is asked and starts the worker when that has
/// changed; no model and no native library ever comes into the process of MSBuild.
/// </summary>
public sealed partial class SuggestPackageTags : Task, ICancelableTask
{
    /// <summary>The full path of the project.</summary>
    [Required]
    public string ProjectFile { get; set; } = "";

    /// <summary>Our folder under the project's intermediate folder.</summary>
    [Required]
    public string WorkFolder { get; set; } = "";

    /// <summary>The worker's assembly.</summary>
    [Required]
    public string Worker { get; set; } = "";

    /// <summary>The program that runs it; default: the <c>dotnet</c> of this build.</summary>
    public string? DotNetHost { get; set; }

    /// <summary>The runtime identifier whose native library is wanted; default: this machine's.</summary>
    public string? RuntimeIdentifier { get; set; }

    /// <summary>The package's id.</summary>
    [Required]
    public string PackageId { get; set; } = "";

    /// <summary>The package's title.</summary>
    public string? Title { get; set; }

    /// <summary>The package's description.</summary>
    public string? Description { get; set; }

    /// <summary>The author's own tags.</summary>
    public string? PackageTags { get; set; }

    /// <summary>The README that the user names.</summary>
    public string? Readme { get; set; }

    /// <summary>The path inside the package of the README that is packed.</summary>
    public string? PackageReadmeFile { get; set; }

    /// <summary>The items that are packed, among which the README is found.</summary>
    public ITaskItem[] PackedFiles { get; set; } = [];

    /// <summary>The sources of the compilation; none in the outer build of several target frameworks.</summary>
    public ITaskItem[] Sources { get; set; } = [];

    /// <summary>The lists that the inner builds left.</summary>
    public string[] SourceLists { get; set; } = [];

    /// <summary>The folders that hold what builds make.</summary>
    public string[] OutputDirectories { get; set; } = [];

    /// <summary>The packages that the project references.</summary>
    public ITaskItem[] References { get; set; } = [];

    /// <summary><c>Merge</c>, <c>Replace</c> or <c>Audit</c>.</summary>
    public string? Mode { get; set; }

    /// <summary>Tags suggested at most.</summary>
    public string? MaxTags { get; set; }

    /// <summary>The probability that a tag must reach.</summary>
    public string? MinProbability { get; set; }

    /// <summary>A built-in vocabulary's name, or a file.</summary>
    public string? Vocabulary { get; set; }

    /// <summary>The folder of another model bundle.</summary>
    public string? Model { get; set; }

    /// <summary>Where the model runs.</summary>
    public string? Device { get; set; }

    /// <summary><c>TagTasksOnnxRuntimeDirectory</c>: the folder of ONNX Runtime's own libraries; empty for those of the package.</summary>
    public string? OnnxRuntimeDirectory { get; set; }

    /// <summary>Threads of the worker.</summary>
    public string? Threads { get; set; }

    /// <summary>Tags never to be suggested.</summary>
    public ITaskItem[] Exclude { get; set; } = [];

    /// <summary>The sidecar to write.</summary>
    [Required]
    public string SidecarPath { get; set; } = "";

    /// <summary>The lock file; none when empty.</summary>
    public string? LockFile { get; set; }

    /// <summary>Whether the lock file answers instead of the model.</summary>
    public string? LockedMode { get; set; }

    /// <summary>Whether the public API speaks for tags too.</summary>
    public string? UseApiDigest { get; set; }

    /// <summary>Seconds that the worker may take.</summary>
    public string? Timeout { get; set; }

    /// <summary>How much is said.</summary>
    public string? Verbosity { get; set; }

    /// <summary>Whether the suggestions themselves are what was asked for: then they are said each time.</summary>
    public bool Announce { get; set; }

    /// <summary>The suggested tags, with metadata Probability, Evidence and Status (<c>new</c> or <c>present</c>).</summary>
    [Output]
    public ITaskItem[] SuggestedTags { get; private set; } = [];

    /// <summary>The tags to be added to the package.</summary>
    [Output]
    public ITaskItem[] NewTags { get; private set; } = [];

    /// <summary>Whether the author's tags stay.</summary>
    [Output]
    public bool KeepOwnTags { get; private set; } = true;

    /// <summary>The file that changes when the package's tags do; empty when it could not be written.</summary>
    [Output]
    public string TagsFile { get; private set; } = "";

    /// <summary>The sidecar; empty when there is none.</summary>
    [Output]
    public string SidecarFile { get; private set; } = "";
}
