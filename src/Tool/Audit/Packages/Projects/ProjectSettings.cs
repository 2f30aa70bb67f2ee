using System.Globalization;
using TagTasks.Tasks;
using TagTasks.Tool.Audit.Configuration.SettingsFiles;
using TagTasks.Tool.Audit.Evaluation;

namespace TagTasks.Tool.Audit.Packages.Projects;

/// <summary>
/// A project's settings of the package TagTasks; a value that a pack would refuse is taken as that pack takes it, as not
/// set. Immutable.
/// </summary>
internal sealed class ProjectSettings
{
    /// <summary>The name of the package.</summary>
    public const string PackageName = "TagTasks";

    private const string DefaultVocabulary = "dotnet-packages";

    /// <summary>Reads them.</summary>
    /// <param name="project">The project.</param>
    /// <param name="repository">The settings of the repository, for a project whose tags no pack makes; null when there are none.</param>
    public ProjectSettings(EvaluatedProject project, SettingsFile? repository)
    {
        var directory = Path.GetDirectoryName(project.Path)!;
        Reference = project.References.FirstOrDefault(reference => reference.Name.Equals(PackageName, StringComparison.OrdinalIgnoreCase));
        IsUsed = Reference is not null && !"false".Equals(project.Text("TagTasksEnabled"), StringComparison.OrdinalIgnoreCase);
        var house = IsUsed ? null : repository;
        Mode = Enum.TryParse<TagMode>(project.Text("TagTasksMode"), ignoreCase: true, out var mode) ? mode : TagMode.Merge;
        Vocabulary = project.Text("TagTasksVocabulary") ?? house?.Vocabulary ?? DefaultVocabulary;
        var file = Path.GetFullPath(Vocabulary, directory);
        VocabularyFile = File.Exists(file) ? file : null;
        MaxTags = int.TryParse(project.Text("TagTasksMaxTags"), NumberStyles.Integer, CultureInfo.InvariantCulture, out var max) && max is >= 1 and <= 1000 ? max : house?.MaxTags;
        MinProbability = double.TryParse(project.Text("TagTasksMinProbability"), NumberStyles.Float, CultureInfo.InvariantCulture, out var min) && min is >= 0 and <= 1 ? min : house?.MinProbability;
        Exclude = [.. project.Exclude.Select(name => name.Trim().ToLowerInvariant()).Where(name => name.Length > 0).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        UsesApiDigest = !"false".Equals(project.Text("TagTasksUseApiDigest"), StringComparison.OrdinalIgnoreCase);
        IsLocked = project.IsTrue("TagTasksLockedMode");
    }

    /// <summary>The reference to the package; null when there is none.</summary>
    public EvaluatedReference? Reference { get; }

    /// <summary>Whether a pack would do anything.</summary>
    public bool IsUsed { get; }

    public TagMode Mode { get; }

    /// <summary>A built-in list's name, or a file as the project names it.</summary>
    public string Vocabulary { get; }

    /// <summary>The full path of that file; null when the list is built in.</summary>
    public string? VocabularyFile { get; }

    public int? MaxTags { get; }

    public double? MinProbability { get; }

    /// <summary>Tags never to be suggested, sorted.</summary>
    public IReadOnlyList<string> Exclude { get; }

    public bool UsesApiDigest { get; }

    public bool IsLocked { get; }
}
