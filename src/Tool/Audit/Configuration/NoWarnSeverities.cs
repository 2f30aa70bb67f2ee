using System.Globalization;
using TagTasks.Tool.Audit.Findings;
using TagTasks.Tool.Audit.Packages;
using TagTasks.Tool.Audit.Reports;
using TagTasks.Tool.Audit.Rules;

namespace TagTasks.Tool.Audit.Configuration;

/// <summary>What the <c>NoWarn</c> of projects says: nothing of a rule that it names. Immutable.</summary>
/// <param name="projects">Projects by their full paths, each once.</param>
/// <param name="directory">Origins are shown relative to it.</param>
internal sealed class NoWarnSeverities(IEnumerable<KeyValuePair<string, NoWarn>> projects, string directory) : ISeveritySource
{
    private readonly Dictionary<string, NoWarn> projects = new(projects, StringComparer.Ordinal);

    /// <inheritdoc/>
    public SeveritySetting? Find(RuleDescriptor rule, Finding? finding) =>
        finding is not null && projects.TryGetValue(finding.Source, out var project) && project.Names(rule.Code)
            ? new SeveritySetting(FindingSeverity.None, Origin(project.PlaceOf(rule.Code)))
            : null;

    private string Origin(Place? place) => place is null
        ? "NoWarn"
        : string.Create(CultureInfo.InvariantCulture, $"NoWarn in {DisplayPath.Relative(directory, place.File)}, line {place.Line}");
}
