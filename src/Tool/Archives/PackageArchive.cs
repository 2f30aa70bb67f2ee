using System.IO.Compression;

namespace TagTasks.Tool.Archives;

/// <summary>
/// A NuGet package that is read in place and never trusted: nothing is unpacked to disk, and nothing is read beyond limits
/// that honest packages are far below. For one thread.
/// </summary>
internal sealed class PackageArchive : IDisposable
{
    private const int MaximumNuspecBytes = 1024 * 1024;

    private readonly ZipArchive archive;

    private PackageArchive(ZipArchive archive, long length)
    {
        this.archive = archive;
        Suspicions = EntryChecks.Of(archive.Entries, length);
    }

    /// <summary>What is suspicious about its list of files.</summary>
    public IReadOnlyList<PackageSuspicion> Suspicions { get; }

    /// <summary>Opens one.</summary>
    /// <param name="stream">Its bytes; disposed with the archive.</param>
    /// <exception cref="InvalidDataException">It is no archive.</exception>
    /// <exception cref="SuspiciousPackageException">It is not one to be opened.</exception>
    public static PackageArchive Open(Stream stream)
    {
        try
        {
            ZipLimits.Check(stream);
            return new PackageArchive(new ZipArchive(stream, ZipArchiveMode.Read), stream.Length);
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    /// <summary>Whether an exception tells of a package that cannot be read; <see cref="SuspiciousPackageException"/> tells more.</summary>
    public static bool IsUnreadable(Exception e) =>
        e is InvalidDataException or IOException or UnauthorizedAccessException or NotSupportedException or NotImplementedException;

    /// <summary>Reads its nuspec.</summary>
    /// <exception cref="InvalidDataException">It has none, or it is not one.</exception>
    /// <exception cref="SuspiciousPackageException">It has several, or it is not one to be read.</exception>
    public Nuspec ReadNuspec()
    {
        // The nuspec is the one at the root; there may be others deeper down, in templates.
        var found = archive.Entries
            .Where(entry => entry.FullName.EndsWith(".nuspec", StringComparison.OrdinalIgnoreCase) && !entry.FullName.Contains('/', StringComparison.Ordinal))
            .ToList();
        return found.Count switch
        {
            0 => throw new InvalidDataException("it has no nuspec"),
            1 => NuspecReader.Read(Read(found[0], MaximumNuspecBytes)),
            _ => throw new SuspiciousPackageException(new PackageSuspicion(PackageSuspicion.Nuspecs, $"it has {found.Count} nuspecs")),
        };
    }

    /// <summary>The file of a name, in these letters or others; null when there is none.</summary>
    /// <param name="name">Its path in the package, with slashes of either kind.</param>
    public ZipArchiveEntry? Find(string name)
    {
        var path = name.Replace('\\', '/').TrimStart('/');
        return archive.Entries.FirstOrDefault(entry => NameOf(entry).Equals(path, StringComparison.Ordinal))
            ?? archive.Entries.FirstOrDefault(entry => NameOf(entry).Equals(path, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Opens a file for reading.</summary>
    /// <exception cref="SuspiciousPackageException">It is not one to be read.</exception>
    public static Stream Open(ZipArchiveEntry entry) =>
        EntryChecks.Of(entry) is { } suspicion ? throw new SuspiciousPackageException(suspicion) : entry.Open();

    /// <summary>Reads a file whole.</summary>
    /// <param name="entry">The file.</param>
    /// <param name="maximumBytes">The most that an honest one has.</param>
    /// <exception cref="SuspiciousPackageException">It is not one to be read, or larger.</exception>
    public static byte[] Read(ZipArchiveEntry entry, int maximumBytes) =>
        ReadUpTo(entry, maximumBytes + 1) is { } bytes && bytes.Length <= maximumBytes ? bytes : throw new SuspiciousPackageException(
            new PackageSuspicion(PackageSuspicion.Bomb, $"its file '{entry.Name}' unpacks to more than {maximumBytes / 1024 / 1024} MB"));

    /// <summary>Reads a file, or as much of it as anybody wants to see.</summary>
    /// <param name="entry">The file.</param>
    /// <param name="maximumBytes">Bytes at most; the rest is left.</param>
    /// <exception cref="SuspiciousPackageException">It is not one to be read.</exception>
    public static byte[] ReadUpTo(ZipArchiveEntry entry, int maximumBytes)
    {
        using var stream = Open(entry);
        using var bytes = new MemoryStream();
        var buffer = new byte[81_920];
        for (int read; (read = stream.Read(buffer, 0, (int)Math.Min(buffer.Length, maximumBytes - bytes.Length))) > 0;)
        {
            bytes.Write(buffer, 0, read);
        }

        return bytes.ToArray();
    }

    /// <inheritdoc/>
    public void Dispose() => archive.Dispose();

    // Pack writes names as parts of an address: a blank is %20.
    private static string NameOf(ZipArchiveEntry entry) => Uri.UnescapeDataString(entry.FullName);
}
