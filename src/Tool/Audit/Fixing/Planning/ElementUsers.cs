using TagTasks.Tasks;
using TagTasks.Tool.Audit.Evaluation;
using TagTasks.Tool.Audit.Reports;
using TagTasks.Tool.Audit.Rules;
using TagTasks.Tool.Audit.Targets;

namespace TagTasks.Tool.Audit.Fixing.Planning;

/// <summary>Which projects an element gives tags to. Not thread-safe.</summary>
/// <param name="catalog">Knows the elements.</param>
/// <param name="evaluate">Evaluates projects that were not audited.</param>
internal sealed class ElementUsers(ElementCatalog catalog, Func<IReadOnlyList<string>, IReadOnlyList<EvaluatedProject>> evaluate)
{
    private readonly Dictionary<TagElement, SortedSet<string>> users = [];
    private readonly HashSet<string> known = new(StringComparer.Ordinal);

    /// <summary>Notes the elements of a project that was audited.</summary>
    public void Add(string project, WrittenTags written)
    {
        foreach (var element in written.Elements)
        {
            if (!users.TryGetValue(element, out var projects))
            {
                users[element] = projects = new SortedSet<string>(StringComparer.Ordinal);
            }

            projects.Add(project);
        }
    }

    /// <summary>The full paths of the projects that pack with an element, sorted.</summary>
    public IReadOnlyCollection<string> Of(TagElement element) => users[element];

    /// <summary>Notes the projects of the repository that were not audited and may share elements.</summary>
    /// <param name="report">What was audited.</param>
    /// <param name="shared">The elements that are to change.</param>
    public void AddOthers(AuditReport report, IEnumerable<TagElement> shared)
    {
        known.UnionWith(report.Packages.Select(package => package.Source));
        known.UnionWith(report.Findings.Where(finding => finding.Code == AuditCode.Unreadable).Select(finding => finding.Source));
        string[] own = [.. known.Select(catalog.RealPathOf)];
        var folders = shared
            .Where(element => !own.Contains(element.File, StringComparer.Ordinal))
            .Select(element => Path.GetDirectoryName(element.File!)!)
            .Select(folder => ReadmeFinder.Root(folder) ?? folder)
            .Distinct(StringComparer.Ordinal);
        var others = folders
            .SelectMany(folder => ProjectFolders.Below(folder, TargetResolver.IsProject))
            .Where(project => !own.Contains(catalog.RealPathOf(project), StringComparer.Ordinal))
            .Distinct(StringComparer.Ordinal)
            .ToList();
        foreach (var project in others.Count > 0 ? evaluate(others) : [])
        {
            if (project.Failure is null && project.IsTrue("IsPackable") && project.Text("NuspecFile") is null)
            {
                Add(project.Path, WrittenTags.Trace(project.Elements.GetValueOrDefault("PackageTags") ?? [], TagMerger.Split(project.Text("PackageTags")), catalog));
            }
        }
    }
}
