using System.IO.Compression;
using TagTasks.Inference.Diagnostics;
using TagTasks.Inference.Reading;
using TagTasks.Tasks;
using TagTasks.Tool.Archives;
using TagTasks.Tool.Audit.Findings;

namespace TagTasks.Tool.Audit.Packages.Archives;

/// <summary>Makes what rules judge out of a package file, or findings where it is none to be trusted. For one package.</summary>
/// <param name="source">The full path of the package's file, or its name on a feed.</param>
internal sealed class ArchiveReader(string source)
{
    private const int MaximumSidecarBytes = 1024 * 1024;

    private readonly List<PackageSuspicion> suspicions = [];

    /// <summary>Reads it.</summary>
    /// <param name="open">Opens its bytes, seekable; they are disposed.</param>
    public ReadArchive Read(Func<Stream> open)
    {
        try
        {
            using var archive = PackageArchive.Open(open());
            suspicions.AddRange(archive.Suspicions);
            var nuspec = archive.ReadNuspec();
            var (readme, hash) = Readme(archive, nuspec);
            var package = NuspecPackage.Of(source, nuspec, readme, Sidecar(archive, nuspec, hash));
            return new ReadArchive(package, [.. Suspicious(nuspec)]);
        }
        catch (SuspiciousPackageException e)
        {
            suspicions.Add(e.Suspicion);
            return new ReadArchive(null, [.. Suspicious(null)]);
        }
        catch (Exception e) when (PackageArchive.IsUnreadable(e))
        {
            return new ReadArchive(null, [.. Suspicious(null), SourceFindings.PackageUnreadable(source, e.Message)]);
        }
    }

    // What the list of files tells is met again where such a file is read.
    private IEnumerable<Finding> Suspicious(Nuspec? nuspec) =>
        suspicions.DistinctBy(suspicion => suspicion.Kind).Select(suspicion => SourceFindings.PackageSuspicious(source, suspicion, nuspec?.Id));

    private (PackageReadme Readme, string? Hash) Readme(PackageArchive archive, Nuspec nuspec)
    {
        if (nuspec.Readme is not { } name)
        {
            return (new PackageReadme(), null);
        }

        if (archive.Find(name) is not { } entry)
        {
            return (NuspecPackage.Missing(name), null);
        }

        try
        {
            // A byte more than is taken, by which one that is too large shows.
            var bytes = PackageArchive.ReadUpTo(entry, ReadmeReader.MaximumBytes + 1);
            return (NuspecPackage.Readme(source, name, bytes, entry.Length), FileText.Hash(bytes));
        }
        catch (SuspiciousPackageException e)
        {
            suspicions.Add(e.Suspicion);
            return (NuspecPackage.Unread(source, name), null);
        }
        catch (Exception e) when (PackageArchive.IsUnreadable(e))
        {
            var problem = Diagnostic.Warning(DiagnosticCode.InputUnreadable, $"'{name}' cannot be unpacked: {e.Message.ReplaceLineEndings(" ").TrimEnd('.')}. Pack it again.");
            return (NuspecPackage.Unread(source, name) with { Problem = problem }, null);
        }
    }

    private SidecarState? Sidecar(PackageArchive archive, Nuspec nuspec, string? readmeHash)
    {
        if (archive.Find($"tagtasks/{nuspec.Id}.tags.json") is not { } entry)
        {
            return null;
        }

        // The sidecar may speak of another README than the one that is packed; that one is not here.
        var content = SidecarContent.Read(Bytes(entry));
        var isOfPacked = (content.ReadmePath is null) == (nuspec.Readme is null) && FileName(content.ReadmePath).Equals(FileName(nuspec.Readme), StringComparison.OrdinalIgnoreCase);
        return SidecarState.Of(NuspecPackage.Inside(source, entry.FullName), isExpected: true, content, nuspec.Id, readmeHash, isOfPacked && readmeHash is not null);
    }

    private byte[] Bytes(ZipArchiveEntry entry)
    {
        try
        {
            return PackageArchive.Read(entry, MaximumSidecarBytes);
        }
        catch (SuspiciousPackageException e)
        {
            suspicions.Add(e.Suspicion);
        }
        catch (Exception e) when (PackageArchive.IsUnreadable(e))
        {
            // Nothing that a pack wrote: its own rule says so.
        }

        return [];
    }

    private static string FileName(string? path) => Path.GetFileName((path ?? "").Replace('\\', '/'));
}

/// <summary>What a package file gave. Immutable.</summary>
/// <param name="Package">The package; null when it cannot be judged.</param>
/// <param name="Findings">What is to be said of it beforehand.</param>
internal sealed record ReadArchive(AuditedPackage? Package, IReadOnlyList<Finding> Findings);
