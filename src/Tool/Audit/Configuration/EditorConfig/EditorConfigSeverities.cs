using System.Collections.Concurrent;
using System.Globalization;
using TagTasks.Inference.Diagnostics;
using TagTasks.Tool.Audit.Findings;
using TagTasks.Tool.Audit.Reports;
using TagTasks.Tool.Audit.Rules;

namespace TagTasks.Tool.Audit.Configuration.EditorConfig;

/// <summary>
/// What <c>.editorconfig</c> files say: for the file in which a finding stands, else for the project that it is about.
/// The nearest file wins, and within it the last section. Thread-safe.
/// </summary>
/// <param name="directory">Origins are shown relative to it.</param>
internal sealed class EditorConfigSeverities(string directory) : ISeveritySource
{
    private const string Name = ".editorconfig";

    private readonly ConcurrentDictionary<string, IReadOnlyList<EditorConfigFile>> chains = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, EditorConfigFile> files = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public SeveritySetting? Find(RuleDescriptor rule, Finding? finding) => finding is null ? null
        : Of(finding.Place.File, rule.Code) ?? (finding.Source == finding.Place.File ? null : Of(finding.Source, rule.Code));

    /// <summary>Reads the files that count for a file, so that a broken one is known early.</summary>
    /// <exception cref="TagTasksException">One is refused.</exception>
    public void Check(string file) => Chain(Path.GetDirectoryName(file)!);

    private SeveritySetting? Of(string file, string code)
    {
        // A package of a feed has no folder.
        if (!Path.IsPathFullyQualified(file))
        {
            return null;
        }

        foreach (var config in Chain(Path.GetDirectoryName(file)!))
        {
            if (config.Find(file, code) is { } setting)
            {
                return setting.Severity is { } severity
                    ? new SeveritySetting(severity, string.Create(CultureInfo.InvariantCulture, $"{DisplayPath.Relative(directory, config.Path)}, line {setting.Line}, [{setting.Section}]"))
                    : null;
            }
        }

        return null;
    }

    private IReadOnlyList<EditorConfigFile> Chain(string folder) => chains.GetOrAdd(folder, start =>
    {
        var found = new List<EditorConfigFile>();
        for (var at = start; at is not null; at = Path.GetDirectoryName(at))
        {
            var path = Path.Combine(at, Name);
            if (File.Exists(path))
            {
                found.Add(files.GetOrAdd(path, EditorConfigFile.Read));
                if (found[^1].IsRoot)
                {
                    break;
                }
            }
        }

        return found;
    });
}
