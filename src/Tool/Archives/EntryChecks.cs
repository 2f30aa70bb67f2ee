using System.Globalization;
using System.IO.Compression;

namespace TagTasks.Tool.Archives;

/// <summary>Looks at the list of a package's files for what no honest tool writes. Stateless.</summary>
internal static class EntryChecks
{
    // Databases and models of much air unpack to fifty times their size; what unpacks to more and is big is made to.
    private const long BigBytes = 64 * 1024 * 1024;
    private const int MaximumRatio = 200;

    private const int FileTypeMask = 0xF000;
    private const int SymbolicLink = 0xA000;

    /// <summary>What is suspicious about the files as a whole and each.</summary>
    /// <param name="entries">The files.</param>
    /// <param name="archiveBytes">The size of the package.</param>
    public static IReadOnlyList<PackageSuspicion> Of(IReadOnlyCollection<ZipArchiveEntry> entries, long archiveBytes)
    {
        PackageSuspicion?[] found =
        [
            Counted(entries, IsOutside, PackageSuspicion.Path, "leads out of the package", "lead out of the package"),
            Counted(entries, IsLink, PackageSuspicion.Link, "is a link", "are links"),
            Counted(entries, IsBomb, PackageSuspicion.Bomb, $"unpacks to over {MaximumRatio} times its size", $"unpack to over {MaximumRatio} times their size"),
            entries.Sum(entry => (decimal)entry.CompressedLength) > archiveBytes ? new PackageSuspicion(PackageSuspicion.Bomb, "its files lie over each other") : null,
            SameNames(entries),
        ];
        return [.. found.OfType<PackageSuspicion>()];
    }

    /// <summary>What is suspicious about a file; null when nothing is.</summary>
    public static PackageSuspicion? Of(ZipArchiveEntry entry) =>
        Of([entry], long.MaxValue) is [var first, ..] ? first : null;

    private static PackageSuspicion? Counted(IEnumerable<ZipArchiveEntry> entries, Func<ZipArchiveEntry, bool> isOne, string kind, string one, string many)
    {
        var found = entries.Where(isOne).Select(entry => entry.FullName).ToList();
        return found.Count switch
        {
            0 => null,
            1 => new PackageSuspicion(kind, $"its file '{Printable(found[0])}' {one}"),
            _ => new PackageSuspicion(kind, string.Create(CultureInfo.InvariantCulture, $"{found.Count:N0} of its files {many}, '{Printable(found[0])}' among them")),
        };
    }

    private static PackageSuspicion? SameNames(IEnumerable<ZipArchiveEntry> entries)
    {
        var seen = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var name in entries.Select(entry => entry.FullName))
        {
            if (!seen.TryAdd(name, name))
            {
                return new PackageSuspicion(PackageSuspicion.Case, $"its files '{Printable(seen[name])}' and '{Printable(name)}' are one file on some systems");
            }
        }

        return null;
    }

    private static bool IsOutside(ZipArchiveEntry entry)
    {
        // Pack writes names as parts of an address.
        var name = Uri.UnescapeDataString(entry.FullName).Replace('\\', '/');
        return name.StartsWith('/') || (name.Length > 1 && name[1] == ':') || name.Split('/').Contains("..") || name.Contains('\0', StringComparison.Ordinal);
    }

    // The upper half are the mode bits of Unix.
    private static bool IsLink(ZipArchiveEntry entry) => ((entry.ExternalAttributes >> 16) & FileTypeMask) == SymbolicLink;

    private static bool IsBomb(ZipArchiveEntry entry) => entry.Length > BigBytes && entry.Length / MaximumRatio > entry.CompressedLength;

    // A name may hold anything; a message is one line.
    private static string Printable(string name)
    {
        var clean = string.Concat(name.Select(c => char.IsControl(c) ? '?' : c));
        return clean.Length > 80 ? clean[..80] + "…" : clean;
    }
}
