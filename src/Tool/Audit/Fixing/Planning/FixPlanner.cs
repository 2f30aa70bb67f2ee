using TagTasks.Tool.Audit.Evaluation;
using TagTasks.Tool.Audit.Findings;
using TagTasks.Tool.Audit.Fixing.Editing;
using TagTasks.Tool.Audit.Packages;
using TagTasks.Tool.Audit.Reports;

namespace TagTasks.Tool.Audit.Fixing.Planning;

/// <summary>Works out which files change, and how, so that findings are mended. Runs once.</summary>
/// <param name="report">What was found.</param>
/// <param name="evaluate">Evaluates projects that were not audited but may share elements.</param>
internal sealed class FixPlanner(AuditReport report, Func<IReadOnlyList<string>, IReadOnlyList<EvaluatedProject>> evaluate)
{
    private const string Tags = "PackageTags";

    private readonly ElementCatalog catalog = new();
    private readonly List<FixRefusal> refusals = [];
    private readonly List<(AuditedPackage Package, WantedChange Wanted)> wanted = [];
    private readonly FileChanges changes = new();

    /// <summary>Makes the plan.</summary>
    public FixPlan Plan()
    {
        var fixable = report.Findings.Where(finding => finding.Fix is not null).ToLookup(finding => (finding.Source, finding.PackageId));
        if (fixable.Count == 0)
        {
            return new FixPlan([], []);
        }

        var users = new ElementUsers(catalog, evaluate);
        foreach (var package in report.Packages)
        {
            IReadOnlyList<Finding> findings = [.. fixable[(package.Source, package.Id)]];
            if (package.Project is { NuspecFile: null })
            {
                var written = WrittenTags.Trace(Chain(package, Tags), package.Tags.Own, catalog);
                users.Add(package.Source, written);
                Want(package, written, findings);
            }
            else if (findings.Count > 0)
            {
                refusals.Add(new FixRefusal(findings, package.Source, "is no project: change what it is packed from"));
            }
        }

        var shared = wanted.Select(one => one.Wanted.Element).Distinct().ToList();
        users.AddOthers(report, shared);
        shared.ForEach(element => Agree(element, users.Of(element)));
        var edits = changes.Edits(catalog, refusals);
        return new FixPlan(edits, refusals);
    }

    private static IReadOnlyList<EvaluatedElement> Chain(AuditedPackage package, string property) =>
        package.Project!.Elements.TryGetValue(property, out var chain) ? chain : [];

    private void Want(AuditedPackage package, WrittenTags written, IReadOnlyList<Finding> findings)
    {
        var resolver = new TagFixResolver(package.Source, package.Tags.Own, written);
        resolver.Resolve(findings);
        refusals.AddRange(resolver.Refusals);
        wanted.AddRange(resolver.Changes.Select(change => (package, change)));
        foreach (var (tag, finding) in resolver.Additions)
        {
            Add(package, written, tag, finding);
        }

        foreach (var finding in findings)
        {
            if (finding.Fix is Fix.PropertyChange { Property: not Tags } change)
            {
                SetProperty(package, change, finding);
            }
        }
    }

    private void Add(AuditedPackage package, WrittenTags written, string tag, Finding finding)
    {
        if (written.Elements.Count == 0 && package.Tags.Written is not null)
        {
            refusals.Add(new FixRefusal([finding], package.Source, "takes its tags from the command line or the environment"));
        }
        else if (written.Elements is [{ File: not null } element, ..] && (element.List is not null || IsOwn(package, element)))
        {
            wanted.Add((package, new WantedChange(element, new TagChange.Append(tag), finding)));
        }
        else
        {
            Insert(package, tag, finding);
        }
    }

    // A property other than the tags is the project's own, whatever a shared file says.
    private void SetProperty(AuditedPackage package, Fix.PropertyChange change, Finding finding)
    {
        var element = Chain(package, change.Property).Select(found => catalog.Get(change.Property, found)).FirstOrDefault();
        if (element is not null && IsOwn(package, element))
        {
            changes.Add(element, new TagChange.Set(change.Value), finding);
        }
        else
        {
            changes.Add(catalog.RealPathOf(package.Source), change.Property, MSBuildText.Literal(change.Value), finding);
        }
    }

    private bool IsOwn(AuditedPackage package, TagElement element) => element.File == catalog.RealPathOf(package.Source);

    private void Insert(AuditedPackage package, string tag, Finding finding)
    {
        var inherits = Chain(package, Tags).Any(element => !string.IsNullOrWhiteSpace(element.Raw));
        changes.AddTag(catalog.RealPathOf(package.Source), inherits, MSBuildText.Literal(tag), finding);
    }

    // A change is made where all projects that share the element ask for it. What one alone wants to add, it adds itself.
    private void Agree(TagElement element, IReadOnlyCollection<string> users)
    {
        foreach (var change in wanted.Where(one => one.Wanted.Element == element).GroupBy(one => one.Wanted.Change))
        {
            var others = users.Except(change.Select(one => one.Package.Source), StringComparer.Ordinal).ToList();
            foreach (var (package, one) in change)
            {
                if (element.Problem is { } problem)
                {
                    refusals.Add(new FixRefusal([one.Finding], element.File!, problem));
                }
                else if (others.Count == 0)
                {
                    changes.Add(element, one.Change, one.Finding);
                }
                else if (one.Change is TagChange.Append { Tag: var tag } && element.StandsBeforeProjects && !IsOwn(package, element))
                {
                    Insert(package, tag, one.Finding);
                }
                else
                {
                    refusals.Add(new FixRefusal([one.Finding], element.File!, $"also gives its tags to {Names(others)}, where {(others.Count == 1 ? "nothing asks" : "not all ask")} for this change"));
                }
            }
        }
    }

    private static string Names(List<string> projects) => projects.Count <= 2
        ? string.Join(" and ", projects.Select(Path.GetFileNameWithoutExtension))
        : $"{Path.GetFileNameWithoutExtension(projects[0])} and {projects.Count - 1} other projects";
}
