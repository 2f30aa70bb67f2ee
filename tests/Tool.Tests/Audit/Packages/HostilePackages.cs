using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using TagTasks.Tool.Archives;
using TagTasks.Tool.Audit.Rules;

namespace TagTasks.Tool.Tests.Audit.Packages;

/// <summary>Makes packages that no honest tool makes, one of each kind.</summary>
internal static class HostilePackages
{
    private const string NuspecName = "Acme.Cache.nuspec";

    /// <summary>Of each: its name, the code that it must be found by, the finding's subject, and what makes it.</summary>
    public static IReadOnlyList<(string Name, string Code, string Subject, Func<byte[]> Make)> All { get; } =
    [
        ("bomb", AuditCode.PackageSuspicious, PackageSuspicion.Bomb, () => With(archive => AddZeros(archive, "docs/README.md", 128), readme: false)),
        ("bomb-elsewhere", AuditCode.PackageSuspicious, PackageSuspicion.Bomb, () => With(archive => AddZeros(archive, "lib/data.bin", 128))),
        ("bomb-nuspec", AuditCode.PackageSuspicious, PackageSuspicion.Bomb, () => PackageFile.Of((NuspecName, PackageFile.Nuspec() + new string(' ', 2 * 1024 * 1024)))),
        ("overlap", AuditCode.PackageSuspicious, PackageSuspicion.Bomb, Overlapping),
        ("outside", AuditCode.PackageSuspicious, PackageSuspicion.Path, () => With(archive => PackageFile.Add(archive, "../../evil.txt", "evil"))),
        ("outside-encoded", AuditCode.PackageSuspicious, PackageSuspicion.Path, () => With(archive => PackageFile.Add(archive, "lib/..%2F..%2F..%2Fevil.txt", "evil"))),
        ("outside-windows", AuditCode.PackageSuspicious, PackageSuspicion.Path, () => With(archive => PackageFile.Add(archive, "..\\..\\evil.txt", "evil"))),
        ("outside-absolute", AuditCode.PackageSuspicious, PackageSuspicion.Path, () => With(archive => PackageFile.Add(archive, "/tmp/evil.txt", "evil"))),
        ("outside-readme", AuditCode.PackageSuspicious, PackageSuspicion.Path, () => PackageFile.Of((NuspecName, PackageFile.Nuspec(readme: "../README.md")), ("../README.md", PackageFile.Readme))),
        ("external-entity", AuditCode.PackageSuspicious, PackageSuspicion.Entity, () => Nuspec("<!ENTITY a SYSTEM \"file:///etc/passwd\">")),
        ("million-laughs", AuditCode.PackageSuspicious, PackageSuspicion.Entity, () => Nuspec(string.Concat(
            Enumerable.Range(0, 20).Select(i => $"<!ENTITY {(char)('t' - i)} \"{(i == 0 ? "ha" : $"&{(char)('u' - i)};&{(char)('u' - i)};")}\">")))),
        ("two-nuspecs", AuditCode.PackageSuspicious, PackageSuspicion.Nuspecs, () => With(archive => PackageFile.Add(archive, "Other.nuspec", PackageFile.Nuspec("Other")))),
        ("link", AuditCode.PackageSuspicious, PackageSuspicion.Link, () => With(archive => Link(archive, "docs/README.md", "/etc/passwd"), readme: false)),
        ("link-sidecar", AuditCode.PackageSuspicious, PackageSuspicion.Link, () => With(archive => Link(archive, "tagtasks/Acme.Cache.tags.json", "/etc/passwd"))),
        ("many", AuditCode.PackageSuspicious, PackageSuspicion.Size, () => With(archive => Array.ForEach(Enumerable.Range(0, 100_000).ToArray(), i => archive.CreateEntry($"{i}")))),
        ("long-list", AuditCode.PackageSuspicious, PackageSuspicion.Size, () => [.. new byte[17 * 1024 * 1024], .. EndRecord(files: 1, start: 0)]),
        ("mixed-case", AuditCode.PackageSuspicious, PackageSuspicion.Case, () => With(archive => PackageFile.Add(archive, "Docs/readme.MD", "# Another\n"))),
        ("same-name", AuditCode.PackageSuspicious, PackageSuspicion.Case, () => With(archive => PackageFile.Add(archive, "docs/README.md", "# Another\n"))),
        ("no-list", AuditCode.PackageUnreadable, "", () => [.. PackageFile.Good()[..200], .. EndRecord(files: 0, start: 200)]),
        ("no-list-but-said", AuditCode.PackageUnreadable, "", () => [.. PackageFile.Good()[..200], .. EndRecord(files: 4, start: 200)]),
        ("list-elsewhere", AuditCode.PackageUnreadable, "", () => [.. PackageFile.Good()[..200], .. EndRecord(files: 4, start: 100_000)]),
        ("truncated", AuditCode.PackageUnreadable, "", () => PackageFile.Good() is var bytes ? bytes[..(bytes.Length / 2)] : []),
        ("no-zip", AuditCode.PackageUnreadable, "", () => "PK, said the file, and nothing else."u8.ToArray()),
        ("empty", AuditCode.PackageUnreadable, "", () => []),
        ("no-nuspec", AuditCode.PackageUnreadable, "", () => PackageFile.Of(("content/Acme.nuspec", PackageFile.Nuspec()))),
        ("no-xml", AuditCode.PackageUnreadable, "", () => PackageFile.Of((NuspecName, "{}"))),
        ("no-id", AuditCode.PackageUnreadable, "", () => PackageFile.Of((NuspecName, "<package><metadata><version>1.0.0</version></metadata></package>"))),
        ("deep-xml", AuditCode.PackageUnreadable, "", () => PackageFile.Of((NuspecName, string.Concat(Enumerable.Repeat("<a>", 100_000))))),
        ("damaged-nuspec", AuditCode.PackageUnreadable, "", () => Damaged(NuspecName)),
        ("damaged-readme", AuditCode.ReadmeUnreadable, "", () => Damaged("docs/README.md")),
        ("book", AuditCode.ReadmeUnreadable, "", () => With(archive => PackageFile.Add(archive, "docs/README.md", Noise(11 * 1024 * 1024)), readme: false)),
    ];

    private static byte[] With(Action<ZipArchive> add, bool readme = true) => PackageFile.Of(archive =>
    {
        PackageFile.Add(archive, NuspecName, PackageFile.Nuspec());
        if (readme)
        {
            PackageFile.Add(archive, "docs/README.md", PackageFile.Readme);
        }

        add(archive);
    });

    private static byte[] Nuspec(string entities) => PackageFile.Of(
        (NuspecName, $"<!DOCTYPE package [{entities}]>\n<package><metadata><id>Acme.Cache</id><version>1.0.0</version><description>&a;</description></metadata></package>"));

    private static void AddZeros(ZipArchive archive, string name, int megabytes)
    {
        using var stream = archive.CreateEntry(name).Open();
        var piece = new byte[1024 * 1024];
        for (var i = 0; i < megabytes; i++)
        {
            stream.Write(piece);
        }
    }

    private static void Link(ZipArchive archive, string name, string target) => PackageFile.Add(archive, name, target).ExternalAttributes = unchecked((int)0xA1FF0000);

    // Two names in the list of files for one place in the archive.
    private static byte[] Overlapping()
    {
        var bytes = With(archive => PackageFile.Add(archive, "lib/data-1.bin", Noise(100_000), CompressionLevel.NoCompression));
        var start = (int)BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(bytes.Length - 6));
        var record = bytes.AsSpan(bytes.AsSpan().LastIndexOf("PK\u0001\u0002"u8)..^22).ToArray();
        "2"u8.CopyTo(record.AsSpan(record.AsSpan().IndexOf("-1.bin"u8) + 1));
        return [.. bytes[..^22], .. record, .. EndRecord(files: 4, start)];
    }

    // Its compressed bytes become others, which do not unpack.
    private static byte[] Damaged(string name)
    {
        var bytes = With(_ => { });
        var data = bytes.AsSpan().IndexOf(Encoding.ASCII.GetBytes(name)) + name.Length;
        bytes.AsSpan(data, 20).Fill(0xFF);
        return bytes;
    }

    private static byte[] EndRecord(ushort files, int start)
    {
        var record = new byte[22];
        "PK\u0005\u0006"u8.CopyTo(record);
        BinaryPrimitives.WriteUInt16LittleEndian(record.AsSpan(8), files);
        BinaryPrimitives.WriteUInt16LittleEndian(record.AsSpan(10), files);
        BinaryPrimitives.WriteInt32LittleEndian(record.AsSpan(16), start);
        return record;
    }

    // Letters that do not compress: a text that is long, and no bomb.
    private static string Noise(int length)
    {
        var random = new Random(7);
        return string.Create(length, random, (letters, source) =>
        {
            for (var i = 0; i < letters.Length; i++)
            {
                letters[i] = (char)('!' + source.Next(90));
            }
        });
    }
}
