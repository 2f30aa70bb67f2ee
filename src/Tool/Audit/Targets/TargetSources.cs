using System.Runtime.CompilerServices;
using TagTasks.Inference.Diagnostics;
using TagTasks.Inference.Scoring;
using TagTasks.Tool.Audit.Evaluation;
using TagTasks.Tool.Audit.Fixing;
using TagTasks.Tool.Audit.Packages;
using TagTasks.Tool.Audit.Packages.Archives;
using TagTasks.Tool.Audit.Packages.Feeds;
using TagTasks.Tool.Audit.Packages.Projects;
using TagTasks.Tool.CommandLine;

namespace TagTasks.Tool.Audit.Targets;

/// <summary>Makes sources of packages out of what a user names. Stateless.</summary>
internal static class TargetSources
{
    /// <summary>The sources.</summary>
    /// <param name="settings">What was asked.</param>
    /// <param name="diagnostics">Told what is refused; one target that is does not stop the others.</param>
    /// <exception cref="TagTasksException">What was asked does not fit together.</exception>
    public static IReadOnlyList<IPackageSource> Of(AuditSettings settings, DiagnosticWriter diagnostics)
    {
        var projects = new SortedSet<string>(StringComparer.Ordinal);
        var files = new SortedSet<string>(StringComparer.Ordinal);
        var names = new List<PackageName>();
        foreach (var target in settings.Targets)
        {
            try
            {
                if (Named(target, settings.Feed) is { } name)
                {
                    names.Add(name);
                    continue;
                }

                var found = TargetResolver.Resolve(target);
                projects.UnionWith(found.Projects);
                files.UnionWith(found.Packages);
            }
            catch (TagTasksException e)
            {
                diagnostics.Write(e.Diagnostic);
            }
        }

        files.RemoveWhere(file => TargetResolver.IsSymbols(file) && files.Contains(TargetResolver.WithoutSymbols(file)));
        settings.Configuration.Check(projects);
        var sources = new List<IPackageSource>();
        if (projects.Count > 0)
        {
            sources.Add(new ProjectSource([.. projects], new ProjectEvaluation(settings.Directory, settings.Properties, settings.Threads), settings.Configuration.Files, settings.Tagger.ModelDirectory));
        }

        if (files.Count > 0)
        {
            sources.Add(new ArchiveSource([.. files], settings.Threads));
        }

        var request = settings.Feed with { Packages = names };
        if (IsAsked(request))
        {
            sources.Add(FeedSource(settings, request));
        }

        return settings.Fix == FixMode.None || projects.Count > 0 || sources.Count == 0 ? sources : throw new TagTasksException(
            DiagnosticCode.OptionInvalid, "--fix and --dry-run mend projects, and packages alone are named. Name the projects that they are packed from.");
    }

    /// <summary>The package of a feed that a target names; null when it is a path.</summary>
    // No network without a feed that is asked for: the name of a folder, mistyped, is nobody else's business. With one, `./NAME` is the folder.
    public static PackageName? Named(string target, FeedRequest feed) =>
        feed.Source is null && !feed.Lists ? null : PackageName.Parse(target);

    private static bool IsAsked(FeedRequest request)
    {
        var problem = request switch
        {
            { Owner: not null, All: true } => "--owner and --all say different things. Give one of them.",
            { Source: not null, Lists: false, Packages.Count: 0 } => "--source names a feed, but nothing of it. Add ID[@VERSION], --owner or --all.",
            _ => null,
        };
        return problem is null ? request.Lists || request.Packages.Count > 0 : throw new TagTasksException(DiagnosticCode.OptionInvalid, problem);
    }

    // Nothing of NuGet is loaded unless a feed is asked.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static FeedSource FeedSource(AuditSettings settings, FeedRequest request) =>
        new(request, settings.Directory, Path.Combine(settings.Tagger.CacheDirectory ?? TagVectorCache.DefaultDirectory, "downloads"));
}
