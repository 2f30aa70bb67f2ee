using System.Text.Json;
using Microsoft.VisualStudio.SolutionPersistence;
using Microsoft.VisualStudio.SolutionPersistence.Model;
using Microsoft.VisualStudio.SolutionPersistence.Serializer;
using TagTasks.Inference.Diagnostics;

namespace TagTasks.Tool.Audit.Targets;

/// <summary>Reads the projects of solutions. Stateless.</summary>
internal static class SolutionProjects
{
    private const string Filter = ".slnf";

    /// <summary>Whether a file is a solution or a filter of one.</summary>
    public static bool Handles(string path) => IsFilter(path) || SolutionSerializers.GetSerializerByMoniker(path) is not null;

    /// <summary>Its projects.</summary>
    /// <param name="path">The solution's full path.</param>
    /// <returns>Full paths, in the solution's order.</returns>
    /// <exception cref="TagTasksException">It is not readable.</exception>
    public static IReadOnlyList<string> Of(string path)
    {
        try
        {
            return IsFilter(path) ? Filtered(path) : Listed(path, SolutionSerializers.GetSerializerByMoniker(path)!);
        }
        catch (Exception e) when (e is SolutionException or JsonException or KeyNotFoundException or InvalidOperationException or IOException or UnauthorizedAccessException or System.Xml.XmlException)
        {
            throw new TagTasksException(
                DiagnosticCode.SolutionUnreadable, $"The solution '{path}' cannot be read: {e.Message.ReplaceLineEndings(" ").TrimEnd('.')}. Correct it, or name its projects.", path, e);
        }
    }

    private static bool IsFilter(string path) => Path.GetExtension(path).Equals(Filter, StringComparison.OrdinalIgnoreCase);

    private static string[] Listed(string path, ISolutionSerializer serializer)
    {
        var solution = serializer.OpenAsync(path, CancellationToken.None).GetAwaiter().GetResult();
        return [.. solution.SolutionProjects.Select(project => Absolute(path, project.FilePath))];
    }

    // { "solution": { "path": "All.sln", "projects": ["src\\A\\A.csproj"] } }: paths of projects are relative to the solution.
    private static string[] Filtered(string path)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(path), new JsonDocumentOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip });
        var filter = document.RootElement.GetProperty("solution");
        var solution = Absolute(path, filter.GetProperty("path").GetString()!);
        return [.. filter.GetProperty("projects").EnumerateArray().Select(project => Absolute(solution, project.GetString()!))];
    }

    private static string Absolute(string solution, string path) => Path.GetFullPath(path.Replace('\\', '/'), Path.GetDirectoryName(solution)!);
}
