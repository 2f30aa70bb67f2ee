using TagTasks.Inference.Diagnostics;
using TagTasks.Inference.Reading;
using TagTasks.Tasks;
using TagTasks.Tool.Audit.Evaluation;

namespace TagTasks.Tool.Audit.Packages.Projects;

/// <summary>Finds and reads a project's README, where a pack would. Stateless.</summary>
internal static class ProjectReadme
{
    /// <summary>Reads it.</summary>
    public static PackageReadme Read(EvaluatedProject project)
    {
        var directory = Path.GetDirectoryName(project.Path)!;
        var named = ProjectReader.Text(project, "PackageReadmeFile");
        var target = named?.Value;
        var packed = target is null ? null : ReadmeFinder.Packed(directory, target, project.PackedFiles.Select(file => (file.Path, file.PackagePath)));
        var readme = new PackageReadme { Named = named, PackedFile = Lands(project, packed) ? packed : null };
        try
        {
            var file = ReadmeFinder.Find(directory, project.Text("TagTasksReadme"), packed);
            return file is null ? readme : readme with
            {
                File = file,
                Text = ReadmeReader.Read(file),
                Length = new FileInfo(file).Length,
                PackedPath = project.PackedFiles.Where(item => project.FullPath(item.Path) == file).Select(item => PackedPath(item, file)).FirstOrDefault(),
            };
        }
        catch (FileNotFoundException)
        {
            return readme with { Problem = Diagnostic.Warning(DiagnosticCode.InputNotFound, $"TagTasksReadme names '{project.Text("TagTasksReadme")}', which does not exist.") };
        }
        catch (TagTasksException e)
        {
            var path = e.Diagnostic.File!;
            return readme with { File = path, Problem = e.Diagnostic with { Message = e.Diagnostic.Message.Replace(path, Path.GetFileName(path), StringComparison.Ordinal) } };
        }
    }

    // A path that ends in a slash, or is empty, is a folder; one that ends in the file's name is the file.
    private static string? PackedPath(PackedFile item, string file)
    {
        var (path, name) = (item.PackagePath.Replace('\\', '/').TrimStart('/'), Path.GetFileName(file));
        return path.Length == 0 || path.EndsWith('/') ? path + name
            : path.Split('/')[^1].Equals(name, StringComparison.OrdinalIgnoreCase) ? path
            : null;
    }

    // A file of the right name that no item packs is found by its name, but does not reach the package.
    private static bool Lands(EvaluatedProject project, string? file) =>
        file is not null && File.Exists(file) && project.PackedFiles.Any(packed => project.FullPath(packed.Path) == file);
}
