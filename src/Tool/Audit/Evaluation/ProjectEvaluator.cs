using Microsoft.Build.Construction;
using Microsoft.Build.Definition;
using Microsoft.Build.Evaluation;
using Microsoft.Build.Evaluation.Context;
using Microsoft.Build.Exceptions;

namespace TagTasks.Tool.Audit.Evaluation;

/// <summary>Evaluates projects by MSBuild, as <c>dotnet pack</c> would see them. Lives in the evaluation process only.</summary>
internal sealed class ProjectEvaluator : IDisposable
{
    private readonly ProjectCollection projects;

    // Files that several projects import are read once.
    private readonly EvaluationContext context = EvaluationContext.Create(EvaluationContext.SharingPolicy.Shared);

    /// <summary>Makes one.</summary>
    /// <param name="properties">Global properties, <c>NAME=VALUE</c> each.</param>
    public ProjectEvaluator(IReadOnlyList<string> properties)
    {
        // What `dotnet pack` sets; the outer evaluation of a project with several frameworks, since that is what packs.
        var global = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase) { ["Configuration"] = "Release", ["_IsPacking"] = "true" };
        foreach (var property in properties)
        {
            var (name, value) = GlobalProperty.Split(property);
            global[name] = value;
        }

        projects = new ProjectCollection(global);
    }

    /// <summary>Evaluates one.</summary>
    /// <param name="path">Its full path.</param>
    public EvaluatedProject Evaluate(string path)
    {
        try
        {
            var project = Project.FromFile(path, new ProjectOptions
            {
                ProjectCollection = projects,
                EvaluationContext = context,
                LoadSettings = ProjectLoadSettings.DoNotEvaluateElementsWithFalseCondition,
            });
            try
            {
                return Read(project);
            }
            finally
            {
                projects.UnloadProject(project);
            }
        }
        catch (InvalidProjectFileException e)
        {
            var place = e.ProjectFile is { Length: > 0 } file
                ? new Place(file, e.LineNumber > 0 ? e.LineNumber : null, e.ColumnNumber > 0 ? e.ColumnNumber : null)
                : null;
            return Failed(path, e.BaseMessage, place);
        }
#pragma warning disable CA1031 // Whatever a project's logic throws is that project's finding; the others are evaluated.
        catch (Exception e)
#pragma warning restore CA1031
        {
            return Failed(path, $"{e.GetType().Name}: {e.Message}", null);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => projects.Dispose();

    private static EvaluatedProject Failed(string path, string message, Place? place) =>
        new() { Path = path, Failure = new EvaluationFailure(message.ReplaceLineEndings(" ").Trim(), place) };

    private static EvaluatedProject Read(Project project)
    {
        var foreign = new ForeignFolders(project);
        var versions = project.GetItems("PackageVersion").ToLookup(item => item.EvaluatedInclude, item => item.GetMetadataValue("Version"), StringComparer.OrdinalIgnoreCase);
        return new EvaluatedProject
        {
            Path = project.FullPath,
            Properties = EvaluatedNames.Properties
                .Select(name => (Name: name, Property: project.GetProperty(name)))
                .Where(found => found.Property is not null && !string.IsNullOrWhiteSpace(found.Property.EvaluatedValue))
                .ToDictionary(found => found.Name, found => Property(found.Property, foreign), StringComparer.OrdinalIgnoreCase),
            Elements = EvaluatedNames.Traced
                .Select(name => (Name: name, Elements: Elements(project.GetProperty(name), foreign)))
                .Where(found => found.Elements.Count > 0)
                .ToDictionary(found => found.Name, IReadOnlyList<EvaluatedElement> (found) => found.Elements, StringComparer.OrdinalIgnoreCase),
            PackedFiles =
            [
                .. project.GetItems("None").Where(item => Is(item, "Pack", "true")).Select(Packed),
                .. project.GetItems("Content").Where(item => !Is(item, "Pack", "false")).Select(Packed),
            ],
            References = [.. project.GetItems("PackageReference").Select(item => Reference(item, versions[item.EvaluatedInclude].FirstOrDefault(), foreign))],
            Compile = [.. project.GetItems("Compile").Where(item => item.GetMetadataValue("NuGetPackageId").Length == 0).Select(item => item.EvaluatedInclude)],
            Exclude = [.. project.GetItems("TagTasksExclude").Select(item => item.EvaluatedInclude)],
        };
    }

    private static EvaluatedProperty Property(ProjectProperty property, ForeignFolders foreign) =>
        new(property.EvaluatedValue, property.UnevaluatedValue, property.Xml is { } xml ? foreign.Place(xml) : null);

    // One that the command line or the environment sets has no element, whatever files say.
    private static List<EvaluatedElement> Elements(ProjectProperty? property, ForeignFolders foreign)
    {
        var elements = new List<EvaluatedElement>();
        for (; property?.Xml is { } xml; property = property.Predecessor)
        {
            elements.Add(new EvaluatedElement(property.UnevaluatedValue, foreign.Place(xml)));
        }

        return elements;
    }

    private static PackedFile Packed(ProjectItem item) => new(item.EvaluatedInclude, item.GetMetadataValue("PackagePath"));

    // The items that `build/TagTasks.targets` passes over are not those of its users.
    private static EvaluatedReference Reference(ProjectItem item, string? central, ForeignFolders foreign)
    {
        string?[] versions = [item.GetMetadataValue("VersionOverride"), item.GetMetadataValue("Version"), central];
        return new EvaluatedReference(
            item.EvaluatedInclude,
            versions.FirstOrDefault(version => !string.IsNullOrEmpty(version)),
            !Is(item, "IsImplicitlyDefined", "true") && !Is(item, "PrivateAssets", "all"),
            foreign.Place(item.Xml));
    }

    private static bool Is(ProjectItem item, string metadata, string value) =>
        item.GetMetadataValue(metadata).Equals(value, StringComparison.OrdinalIgnoreCase);

    /// <summary>The folders whose files are not the author's: of the SDK, of packages, of builds.</summary>
    private sealed class ForeignFolders(Project project)
    {
        private readonly string[] folders =
        [
            .. new[] { "NetCoreRoot", "MSBuildExtensionsPath", "MSBuildToolsPath", "NuGetPackageRoot", "MSBuildProjectExtensionsPath" }
                .Select(project.GetPropertyValue)
                .Where(folder => folder.Length > 0)
                .Select(folder => Path.GetFullPath(folder, project.DirectoryPath).TrimEnd(Path.DirectorySeparatorChar) + Path.DirectorySeparatorChar),
        ];

        public Place? Place(ProjectElement element)
        {
            var file = element.ContainingProject.FullPath;
            return folders.Any(folder => file.StartsWith(folder, StringComparison.OrdinalIgnoreCase))
                ? null
                : new Place(file, element.Location.Line, element.Location.Column);
        }
    }
}
