using System.IO.Compression;
using System.Text;

namespace TagTasks.Tool.Tests.Audit.Packages;

/// <summary>Makes packages as pack makes them.</summary>
internal static class PackageFile
{
    /// <summary>A README about caching in Redis.</summary>
    public const string Readme = "# Acme.Cache\n\nA distributed cache client on top of Redis: get and set objects in a Redis cache server, with expiry.\n";

    /// <summary>The namespace of the youngest schema.</summary>
    public const string Schema = "http://schemas.microsoft.com/packaging/2013/05/nuspec.xsd";

    /// <summary>A good package.</summary>
    public static byte[] Good(string id = "Acme.Cache", string version = "1.2.3", string tags = "caching redis") =>
        Of(($"{id}.nuspec", Nuspec(id, version, tags)), ("docs/README.md", Readme), ("icon.png", "PNG"), ("lib/net10.0/Acme.Cache.dll", "MZ"));

    /// <summary>A package with these files.</summary>
    public static byte[] Of(params (string Name, string Text)[] entries) => Of(archive =>
    {
        foreach (var (name, text) in entries)
        {
            Add(archive, name, text);
        }
    });

    /// <summary>A package that somebody fills.</summary>
    public static byte[] Of(Action<ZipArchive> fill)
    {
        using var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            fill(archive);
        }

        return bytes.ToArray();
    }

    /// <summary>Adds a file.</summary>
    public static ZipArchiveEntry Add(ZipArchive archive, string name, string text, CompressionLevel level = CompressionLevel.Optimal)
    {
        var entry = archive.CreateEntry(name, level);
        using var stream = entry.Open();
        stream.Write(Encoding.UTF8.GetBytes(text));
        return entry;
    }

    /// <summary>A nuspec that says all that is asked for.</summary>
    public static string Nuspec(string id = "Acme.Cache", string version = "1.2.3", string tags = "caching redis", string readme = @"docs\README.md", string schema = Schema) => $"""
        <?xml version="1.0" encoding="utf-8"?>
        <package{(schema.Length == 0 ? "" : $" xmlns=\"{schema}\"")}>
          <metadata minClientVersion="2.12">
            <id>{id}</id>
            <version>{version}</version>
            <authors>Acme</authors>
            <license type="expression">MIT</license>
            <icon>icon.png</icon>
            <readme>{readme}</readme>
            <projectUrl>https://acme.example/</projectUrl>
            <description>A client for caches in Redis.</description>
            <tags>{tags}</tags>
            <repository type="git" url="https://git.acme.example/cache" />
          </metadata>
        </package>
        """;
}
