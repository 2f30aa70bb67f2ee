using TagTasks.Tasks;
using TagTasks.Tool.Audit.Evaluation;

namespace TagTasks.Tool.Audit.Packages.Projects;

/// <summary>Reads how a project uses the package TagTasks. Stateless.</summary>
internal static class TagTasksUseReader
{
    /// <summary>Reads it.</summary>
    public static TagTasksUse Read(EvaluatedProject project, ProjectSettings settings, PackQuestion question)
    {
        return new TagTasksUse
        {
            Place = settings.Reference!.Place,
            Version = ProjectAssets.VersionOf(project, ProjectSettings.PackageName) ?? settings.Reference.Version,
            Mode = settings.Mode,
            Lock = Lock(project, settings, question),
            Question = question,
        };
    }

    /// <summary>Reads its sidecar.</summary>
    public static SidecarState Sidecar(EvaluatedProject project, PackQuestion question)
    {
        var own = project.Text("TagTasksSidecarPath");
        var path = project.FullPath(own ?? $"{project.Text("BaseIntermediateOutputPath") ?? "obj/"}tagtasks/{question.PackageId}.tags.json");
        var content = File.Exists(path) ? SidecarContent.Read(File.ReadAllBytes(path)) : null;
        return SidecarState.Of(path, own is not null || project.IsTrue("TagTasksPackSidecar"), content, question.PackageId, question.Readme?.Hash);
    }

    private static LockState Lock(EvaluatedProject project, ProjectSettings settings, PackQuestion question)
    {
        var named = project.Text("TagTasksLockFile");
        var path = project.FullPath(named is null || bool.TryParse(named, out _) ? LockFile.DefaultName : named);
        var exists = File.Exists(path);
        if ("false".Equals(named, StringComparison.OrdinalIgnoreCase) || (named is null && !exists && !settings.IsLocked))
        {
            return LockState.None;
        }

        try
        {
            var content = exists ? LockFile.Read(File.ReadAllBytes(path)) : null;
            return new LockState(path, settings.IsLocked, content, null, content?.Changed(question) ?? []);
        }
        catch (Exception e) when (e is FormatException or IOException or UnauthorizedAccessException)
        {
            return new LockState(path, settings.IsLocked, null, e.Message.ReplaceLineEndings(" "), []);
        }
    }
}
