namespace TagTasks.Tool.Audit.Evaluation;

/// <summary>The properties that an audit reads.</summary>
internal static class EvaluatedNames
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> Properties { get; } =
    [
        "IsPackable", "PackageId", "PackageVersion", "Version", "PackageTags", "Title", "Authors",
        "Description", "PackageDescription", "PackageReadmeFile", "NuspecFile",
        "PackageLicenseExpression", "PackageLicenseFile", "PackageLicenseUrl",
        "PackageProjectUrl", "RepositoryUrl", "PublishRepositoryUrl", "PackageIcon", "PackageIconUrl",
        "MSBuildProjectName", "BaseIntermediateOutputPath", "BaseOutputPath", "ProjectAssetsFile", "MSBuildProjectExtensionsPath",
        "Configuration", "TargetFrameworks",
        "NoWarn",
        "TagTasksEnabled", "TagTasksMode", "TagTasksMaxTags", "TagTasksMinProbability", "TagTasksVocabulary", "TagTasksReadme",
        "TagTasksModel", "TagTasksPackSidecar", "TagTasksSidecarPath", "TagTasksLockFile", "TagTasksLockedMode",
        "TagTasksUseApiDigest", "_TagTasksWorker",
    ];

    /// <summary>The properties that <c>--fix</c> may set.</summary>
    public static IReadOnlyList<string> Editable { get; } = ["PackageTags", "PackageReadmeFile"];

    /// <summary>The properties of which all elements are read.</summary>
    public static IReadOnlyList<string> Traced { get; } = [.. Editable, "NoWarn"];
}
