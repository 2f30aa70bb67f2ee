using System.Globalization;
using TagTasks.Tool.Audit.Findings;
using TagTasks.Tool.Audit.Reports;
using TagTasks.Tool.Audit.Rules;

namespace TagTasks.Tool.Audit.Configuration.SettingsFiles;

/// <summary>What <c>tagtasks.json</c> files say of severities: the nearest to the project that a finding is about. Thread-safe.</summary>
/// <param name="files">Finds them.</param>
/// <param name="directory">The folder that counts where no project is asked about; origins are shown relative to it.</param>
internal sealed class SettingsSeverities(SettingsFinder files, string directory) : ISeveritySource
{
    /// <inheritdoc/>
    public SeveritySetting? Find(RuleDescriptor rule, Finding? finding)
    {
        // What comes from a feed has no folder: there the one counts in which the audit was started.
        var file = finding is not null && Path.IsPathFullyQualified(finding.Source) ? files.OfFile(finding.Source) : files.OfFolder(directory);
        return file is not null && file.Severities.TryGetValue(rule.Code, out var found)
            ? new SeveritySetting(found.Severity, string.Create(CultureInfo.InvariantCulture, $"{DisplayPath.Relative(directory, file.Path)}, line {found.Line}"))
            : null;
    }
}
