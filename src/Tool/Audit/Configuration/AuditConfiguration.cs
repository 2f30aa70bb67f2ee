using TagTasks.Inference.Diagnostics;
using TagTasks.Tool.Audit.Configuration.EditorConfig;
using TagTasks.Tool.Audit.Configuration.SettingsFiles;
using TagTasks.Tool.Audit.Findings;

namespace TagTasks.Tool.Audit.Configuration;

/// <summary>The files of settings that count for an audit: <c>.editorconfig</c> and <c>tagtasks.json</c>. Thread-safe.</summary>
internal sealed class AuditConfiguration
{
    private readonly EditorConfigSeverities editorConfig;
    private readonly SettingsSeverities settings;

    /// <summary>Makes it; files are read when they are asked for.</summary>
    /// <param name="directory">The folder in which the audit was started; origins are shown relative to it.</param>
    public AuditConfiguration(string directory)
    {
        editorConfig = new EditorConfigSeverities(directory);
        settings = new SettingsSeverities(Files, directory);
    }

    /// <summary>Finds <c>tagtasks.json</c>.</summary>
    public SettingsFinder Files { get; } = new();

    /// <summary>What the files say of severities, the stronger ones first.</summary>
    public IReadOnlyList<ISeveritySource> Severities => [editorConfig, settings];

    /// <summary>Reads what counts for projects: what is wrong with it is said before the long work.</summary>
    /// <exception cref="TagTasksException">A file is refused.</exception>
    public void Check(IEnumerable<string> projects)
    {
        foreach (var project in projects)
        {
            editorConfig.Check(project);
            Files.OfFile(project);
        }
    }
}
