namespace TagTasks.Tool.Archives;

/// <summary>Thrown when a package, or a file in it, is not read because no honest tool makes such a one.</summary>
/// <param name="suspicion">Why.</param>
/// <param name="inner">What caused it, if anything did.</param>
internal sealed class SuspiciousPackageException(PackageSuspicion suspicion, Exception? inner = null) : Exception(suspicion.What, inner)
{
    /// <summary>Why.</summary>
    public PackageSuspicion Suspicion { get; } = suspicion;
}
