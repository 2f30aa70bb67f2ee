using System.Globalization;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

namespace TagTasks.Tasks;

/// <content>From the properties to the tags, and everything that can go wrong on the way as one warning.</content>
public sealed partial class SuggestPackageTags
{
    private readonly WorkerProcess process = new();

    /// <inheritdoc/>
    public void Cancel() => process.Cancel();

    /// <inheritdoc/>
    /// <returns>Always true: a pack never fails because of tags.</returns>
    public override bool Execute()
    {
        var settings = new PackSettings(this);
        var own = TagMerger.Split(PackageTags);
        var folder = new WorkFolder(Absolute(WorkFolder), Absolute(SidecarPath));
        Warn(settings.Diagnostics);
        var isNew = false;
        try
        {
            var finder = new AnswerFinder(this, settings, folder, process, Say(settings));
            var found = finder.Find();
            isNew = found.IsNew;
            Use(found.Answer, settings.Mode, own);
            isNew |= folder.WriteSidecar(Sidecar.Text(found.Question, found.Answer));
            SidecarFile = folder.SidecarPath;
            Warn([.. found.Answer.Diagnostics, .. found.Diagnostics]);
        }
        catch (PackProblemException e)
        {
            GiveUp(folder, e.Diagnostic);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            GiveUp(folder, Pack.FolderProblem(folder.Path, e));
        }
        catch (Exception e) when (e is not (OutOfMemoryException or StackOverflowException))
        {
            Log.LogMessage(MessageImportance.Low, e.ToString());
            GiveUp(folder, new PackDiagnostic(PackDiagnosticCode.InternalError, $"This is a bug of TagTasks: {Pack.OneLine(e.Message)} The package keeps its own tags; please report it."));
        }

        Finish(folder, settings, own, isNew);
        return true;
    }

    private string Directory => Path.GetDirectoryName(ProjectFile)!;

    internal string Absolute(string path) => Path.GetFullPath(Path.Combine(Directory, path));

    private void Use(PackAnswer answer, TagMode mode, IReadOnlyList<string> own)
    {
        var missing = TagMerger.Missing(own, answer.Tags);
        SuggestedTags = [.. answer.Tags.Select(tag => Item(tag, missing.Contains(tag) ? "new" : "present"))];
        switch (mode)
        {
            case TagMode.Merge:
                NewTags = [.. missing.Select(tag => Item(tag, "new"))];
                break;
            case TagMode.Replace when answer.Tags.Count > 0:
                KeepOwnTags = false;
                NewTags = [.. TagMerger.Missing([], answer.Tags).Select(tag => Item(tag, "new"))];
                break;
            case TagMode.Audit when missing.Count > 0:
                var names = string.Join(" ", missing.Select(tag => tag.PackageTag));
                Warn([new PackDiagnostic(PackDiagnosticCode.TagsMissing, $"The package does not have these suggested tags: {names}. Add them to PackageTags, or to TagTasksExclude.")]);
                break;
        }
    }

    // What an earlier pack left would speak of tags that this package does not have.
    private void GiveUp(WorkFolder folder, PackDiagnostic problem)
    {
        SuggestedTags = [];
        NewTags = [];
        KeepOwnTags = true;
        SidecarFile = "";
        folder.Forget();
        Warn([problem]);
    }

    private void Finish(WorkFolder folder, PackSettings settings, IReadOnlyList<string> own, bool isNew)
    {
        var kept = KeepOwnTags ? own : [];
        var added = NewTags.Select(tag => tag.ItemSpec).ToList();
        try
        {
            isNew |= folder.WriteTags(kept.Concat(added));
            TagsFile = folder.TagsPath;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Log.LogMessage(MessageImportance.Low, "TagTasks: {0}", e.Message);
        }

        var say = Say(settings);
        say("[output] PackageTags=" + string.Join(" ", kept.Concat(added)));
        if (settings.Verbosity == Tasks.Verbosity.Quiet || !(isNew || Announce))
        {
            return;
        }

        if (Announce)
        {
            if (SuggestedTags.Length == 0)
            {
                Log.LogMessage(MessageImportance.High, "no tag is suggested");
            }

            foreach (var tag in SuggestedTags)
            {
                Log.LogMessage(MessageImportance.High, "{0,-20} {1}  {2}  {3}", tag.ItemSpec, tag.GetMetadata("Probability"), tag.GetMetadata("Status"), tag.GetMetadata("Evidence"));
            }
        }
        else if (added.Count > 0)
        {
            Log.LogMessage(MessageImportance.High, "{0}: tags {1} (TagTasks)", PackageId, string.Join(" + ", new[] { string.Join(" ", kept), string.Join(" ", added) }.Where(part => part.Length > 0)));
        }
    }

    private Action<string> Say(PackSettings settings)
    {
        var importance = settings.Verbosity >= Tasks.Verbosity.Detailed ? MessageImportance.High : MessageImportance.Low;
        return text => Log.LogMessage(importance, "TagTasks: {0}", text);
    }

    private void Warn(IEnumerable<PackDiagnostic> diagnostics)
    {
        foreach (var diagnostic in diagnostics)
        {
            var file = diagnostic.File is { Length: > 0 } named ? Absolute(named) : ProjectFile;
            if (diagnostic.IsWarning)
            {
                Log.LogWarning(null, diagnostic.Code, null, file, diagnostic.Line, 0, 0, 0, "{0}", diagnostic.Message);
            }
            else
            {
                Log.LogMessage(null, diagnostic.Code, null, file, diagnostic.Line, 0, 0, 0, MessageImportance.Normal, "{0}", diagnostic.Message);
            }
        }
    }

    private static TaskItem Item(SuggestedTag tag, string status)
    {
        var item = new TaskItem(Escaped(tag.PackageTag));
        item.SetMetadata("Probability", tag.Probability.ToString("0.0000", CultureInfo.InvariantCulture));
        item.SetMetadata("Evidence", Escaped(string.Join(", ", tag.Evidence)));
        item.SetMetadata("Status", status);
        return item;
    }

    // A tag such as 100%25 must come out of MSBuild as it went in.
    private static string Escaped(string text) => text.Replace("%", "%25").Replace("*", "%2A").Replace("?", "%3F");
}
