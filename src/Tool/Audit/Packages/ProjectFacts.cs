using TagTasks.Tool.Audit.Evaluation;

namespace TagTasks.Tool.Audit.Packages;

/// <summary>What only a project has. Immutable.</summary>
internal sealed record ProjectFacts
{
    /// <summary>The project's full path.</summary>
    public required string Path { get; init; }

    /// <summary>Whether it was restored: what packages bring to it counts only then.</summary>
    public bool IsRestored { get; init; }

    /// <summary>What it does not want to hear of.</summary>
    public NoWarn NoWarn { get; init; } = NoWarn.None;

    /// <summary>A nuspec of its own, from which it packs everything; null when it has none.</summary>
    public MetadataText? NuspecFile { get; init; }

    /// <summary>The elements that set properties which <c>--fix</c> may set, and <see cref="NoWarn"/>, the deciding one first.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<EvaluatedElement>> Elements { get; init; } = new Dictionary<string, IReadOnlyList<EvaluatedElement>>();

    /// <summary>How it uses the package TagTasks; null when it does not, or has switched it off.</summary>
    public TagTasksUse? TagTasks { get; init; }
}
