using TagTasks.Inference.Diagnostics;
using TagTasks.Tool.Audit.Findings;

namespace TagTasks.Tool.Audit.Packages;

/// <summary>Where packages come from: projects, package files, a feed.</summary>
internal interface IPackageSource
{
    /// <summary>Reads its packages.</summary>
    /// <param name="progress">Told how far it is.</param>
    /// <param name="cancellationToken">Stops it.</param>
    SourcedPackages Read(AuditProgress progress, CancellationToken cancellationToken);
}

/// <summary>What a source gave. Immutable.</summary>
/// <param name="Packages">The packages that can be judged.</param>
/// <param name="Findings">What is to be said of those that cannot.</param>
/// <param name="Passed">How many there were that are no packages, such as projects that do not pack.</param>
internal sealed record SourcedPackages(IReadOnlyList<AuditedPackage> Packages, IReadOnlyList<Finding> Findings, int Passed)
{
    /// <summary>The full paths of those that are no packages, as far as they have one.</summary>
    public IReadOnlyList<string> PassedSources { get; init; } = [];

    /// <summary>What is to be said of the source itself, such as of a feed that does not answer.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics { get; init; } = [];
}
