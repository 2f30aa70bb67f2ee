using System.Text.Json;
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
            Version = RestoredVersion(project) ?? settings.Reference.Version,
            Mode = settings.Mode,
            Lock = Lock(project, settings, question),
            Question = question,
        };
    }

    /// <summary>Reads its sidecar.</summary>
    public static SidecarState Sidecar(EvaluatedProject project, PackQuestion question)
    {
        var own = project.Text("TagTasksSidecarPath");
        var path = Path.GetFullPath(
            (own ?? $"{project.Text("BaseIntermediateOutputPath") ?? "obj/"}tagtasks/{question.PackageId}.tags.json").Replace('\\', '/'),
            Path.GetDirectoryName(project.Path)!);
        var content = File.Exists(path) ? SidecarContent.Read(File.ReadAllBytes(path)) : null;
        string?[] changed =
        [
            content?.Id is { } id && id != question.PackageId ? "id" : null,
            content is { Id: not null } && content.ReadmeHash != question.Readme?.Hash ? "readme" : null,
        ];
        return new SidecarState(path, own is not null || project.IsTrue("TagTasksPackSidecar"), content, [.. changed.OfType<string>()]);
    }

    private static LockState Lock(EvaluatedProject project, ProjectSettings settings, PackQuestion question)
    {
        var directory = Path.GetDirectoryName(project.Path)!;
        var named = project.Text("TagTasksLockFile");
        var path = Path.GetFullPath(named is null || bool.TryParse(named, out _) ? LockFile.DefaultName : named, directory);
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

    // "libraries": { "TagTasks/0.1.0": … }
    private static string? RestoredVersion(EvaluatedProject project)
    {
        var assets = Path.GetFullPath((project.Text("ProjectAssetsFile") ?? "obj/project.assets.json").Replace('\\', '/'), Path.GetDirectoryName(project.Path)!);
        if (!File.Exists(assets))
        {
            return null;
        }

        try
        {
            using var stream = File.OpenRead(assets);
            using var document = JsonDocument.Parse(stream);
            return document.RootElement.TryGetProperty("libraries", out var libraries)
                ? libraries.EnumerateObject()
                    .Select(library => library.Name.Split('/', 2))
                    .FirstOrDefault(parts => parts[0].Equals(ProjectSettings.PackageName, StringComparison.OrdinalIgnoreCase))?[^1]
                : null;
        }
        catch (Exception e) when (e is JsonException or IOException or UnauthorizedAccessException or InvalidOperationException)
        {
            // Half a file of a restore that broke off: the version that is asked for says enough.
            return null;
        }
    }
}
