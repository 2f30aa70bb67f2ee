namespace TagTasks.Tool.Audit.Evaluation;

/// <summary>What MSBuild says of a project, as the evaluation process hands it over. Immutable.</summary>
internal sealed record EvaluatedProject
{
    /// <summary>The project's full path.</summary>
    public required string Path { get; init; }

    /// <summary>Why it could not be evaluated; null when it could, and then all else is set.</summary>
    public EvaluationFailure? Failure { get; init; }

    /// <summary>The properties of <see cref="EvaluatedNames.Properties"/> that are not empty, by name.</summary>
    public IReadOnlyDictionary<string, EvaluatedProperty> Properties { get; init; } = new Dictionary<string, EvaluatedProperty>();

    /// <summary>The elements that set the properties of <see cref="EvaluatedNames.Traced"/>, empty values too, the last and deciding one first.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<EvaluatedElement>> Elements { get; init; } = new Dictionary<string, IReadOnlyList<EvaluatedElement>>();

    /// <summary>The <c>None</c> and <c>Content</c> items that are packed.</summary>
    public IReadOnlyList<PackedFile> PackedFiles { get; init; } = [];

    /// <summary>The packages that it references.</summary>
    public IReadOnlyList<EvaluatedReference> References { get; init; } = [];

    /// <summary>The <c>Compile</c> items that do not come out of a package; none where several frameworks are targeted.</summary>
    public IReadOnlyList<string> Compile { get; init; } = [];

    /// <summary>The <c>TagTasksExclude</c> items.</summary>
    public IReadOnlyList<string> Exclude { get; init; } = [];

    /// <summary>A property's value, trimmed; null when it is empty.</summary>
    public string? Text(string name) => Properties.TryGetValue(name, out var property) ? property.Value.Trim() : null;

    /// <summary>The full path of a path that the project names.</summary>
    public string FullPath(string path) => System.IO.Path.GetFullPath(path.Replace('\\', '/'), System.IO.Path.GetDirectoryName(Path)!);

    /// <summary>Whether a property is <c>true</c>.</summary>
    public bool IsTrue(string name) => "true".Equals(Text(name), StringComparison.OrdinalIgnoreCase);
}

/// <summary>A property of a project. Immutable.</summary>
/// <param name="Value">Its value.</param>
/// <param name="Raw">What the element that set it last says, such as <c>$(PackageTags);redis</c>.</param>
/// <param name="Place">Where that element stands; null when no file of the author's set it.</param>
internal sealed record EvaluatedProperty(string Value, string Raw, Place? Place);

/// <summary>An element that sets a property. Immutable.</summary>
/// <param name="Raw">What it says, such as <c>$(PackageTags);redis</c>.</param>
/// <param name="Place">Where it stands; null when no file of the author's has it.</param>
internal sealed record EvaluatedElement(string Raw, Place? Place);

/// <summary>A file that goes into the package. Immutable.</summary>
/// <param name="Path">Its path as the project has it.</param>
/// <param name="PackagePath">Where it lands; may be empty.</param>
internal sealed record PackedFile(string Path, string PackagePath);

/// <summary>A referenced package. Immutable.</summary>
/// <param name="Name">Its id.</param>
/// <param name="Version">The version that is asked for; null when none is.</param>
/// <param name="ReachesUsers">Whether users of the package get it too; not what comes with every project or is private.</param>
/// <param name="Place">Where the reference stands; null when no file of the author's made it.</param>
internal sealed record EvaluatedReference(string Name, string? Version, bool ReachesUsers, Place? Place);

/// <summary>Why a project could not be evaluated. Immutable.</summary>
/// <param name="Message">A sentence.</param>
/// <param name="Place">Where the trouble is; null when that is not known.</param>
internal sealed record EvaluationFailure(string Message, Place? Place);
