namespace TagTasks.Tool.Audit.Packages.Archives;

/// <summary>The packages of package files.</summary>
/// <param name="files">Full paths, sorted, each once.</param>
/// <param name="threads">Threads at most; what comes out does not depend on it.</param>
internal sealed class ArchiveSource(IReadOnlyList<string> files, int threads) : IPackageSource
{
    /// <inheritdoc/>
    public SourcedPackages Read(AuditProgress progress, CancellationToken cancellationToken)
    {
        var step = progress.Begin("Reading packages", files.Count);
        var read = new ReadArchive[files.Count];
        Parallel.For(0, files.Count, new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellationToken }, i =>
        {
            read[i] = new ArchiveReader(files[i]).Read(() => new FileStream(files[i], FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete));
            step(1);
        });
        return new SourcedPackages([.. read.Select(one => one.Package).OfType<AuditedPackage>()], [.. read.SelectMany(one => one.Findings)], 0);
    }
}
