using System.Text.Json;
using TagTasks.Tool.Audit.Evaluation;

namespace TagTasks.Tool.Audit.Packages.Projects;

/// <summary>What a restore left. Stateless.</summary>
internal static class ProjectAssets
{
    /// <summary>The full path of its file, whether it exists or not.</summary>
    public static string PathOf(EvaluatedProject project) =>
        // A project of several frameworks names it only to its inner builds.
        project.FullPath(project.Text("ProjectAssetsFile") ?? $"{project.Text("MSBuildProjectExtensionsPath") ?? "obj/"}project.assets.json");

    /// <summary>The version of a package that was restored; null when none was, or nothing can be told.</summary>
    public static string? VersionOf(EvaluatedProject project, string package)
    {
        var path = PathOf(project);
        if (!File.Exists(path))
        {
            return null;
        }

        try
        {
            using var stream = File.OpenRead(path);
            using var document = JsonDocument.Parse(stream);

            // "libraries": { "TagTasks/0.1.0": … }
            return document.RootElement.TryGetProperty("libraries", out var libraries)
                ? libraries.EnumerateObject()
                    .Select(library => library.Name.Split('/', 2))
                    .FirstOrDefault(parts => parts[0].Equals(package, StringComparison.OrdinalIgnoreCase))?[^1]
                : null;
        }
        catch (Exception e) when (e is JsonException or IOException or UnauthorizedAccessException or InvalidOperationException)
        {
            // Half a file of a restore that broke off: the version that is asked for says enough.
            return null;
        }
    }
}
