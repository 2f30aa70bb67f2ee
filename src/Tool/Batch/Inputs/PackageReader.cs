using System.IO.Compression;
using System.Xml;
using System.Xml.Linq;
using TagTasks.Inference.Diagnostics;
using TagTasks.Inference.Reading;
using TagTasks.Tool.Tag;

namespace TagTasks.Tool.Batch.Inputs;

/// <summary>
/// An input that is a NuGet package: the README that its nuspec names; its id is <c>id@version</c>. Nothing is unpacked to
/// disk, and nothing is read beyond limits that honest packages are far below.
/// </summary>
internal static class PackageReader
{
    private const int MaximumNuspecBytes = 1024 * 1024;

    /// <summary>The input; null when it belongs to another shard.</summary>
    public static BatchInput? Input(string path, Shard shard, string? encoding)
    {
        try
        {
            var package = Reading(path, Identify);
            var key = $"{package.Id}@{package.Version}";
            return shard.Owns(key) ? BatchInput.Of(key, path, () => Reading(path, archive => ReadReadme(archive, package, path, encoding))) : null;
        }
        catch (TagTasksException e)
        {
            return shard.Owns(Keys.OfPath(path)) ? BatchInput.Bad(path, e.Diagnostic) : null;
        }
    }

    private static T Reading<T>(string path, Func<ZipArchive, T> read)
    {
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            ZipLimits.Check(file);
            using var archive = new ZipArchive(file, ZipArchiveMode.Read);
            return read(archive);
        }
        catch (TagTasksException e) when (e.Code != DiagnosticCode.UnknownEncoding)
        {
            throw Skipped(path, e.Diagnostic.Message, e);
        }
        catch (Exception e) when (e is InvalidDataException or IOException or UnauthorizedAccessException or XmlException or NotSupportedException)
        {
            throw Skipped(path, $"It is not a package that can be read ({e.Message.ReplaceLineEndings(" ").TrimEnd('.')}). Fetch it again.", e);
        }
    }

    private static PackageFacts Identify(ZipArchive archive)
    {
        // The nuspec is the one at the root; there may be others deeper down, in templates.
        var nuspec = archive.Entries.FirstOrDefault(entry => entry.FullName.EndsWith(".nuspec", StringComparison.OrdinalIgnoreCase) && !entry.FullName.Contains('/', StringComparison.Ordinal))
            ?? throw new InvalidDataException("it has no nuspec");
        using var stream = nuspec.Open();
        using var reader = XmlReader.Create(stream, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, MaxCharactersInDocument = MaximumNuspecBytes, XmlResolver = null });
        var metadata = XDocument.Load(reader).Root?.Elements().FirstOrDefault(element => element.Name.LocalName == "metadata");
        return new PackageFacts(
            Member(metadata, "id") ?? throw new InvalidDataException("its nuspec has no id"),
            Member(metadata, "version") ?? throw new InvalidDataException("its nuspec has no version"),
            Member(metadata, "title"),
            Member(metadata, "description"),
            Member(metadata, "readme"));
    }

    // Namespaces of nuspecs differ by age and mean the same.
    private static string? Member(XElement? metadata, string name) =>
        metadata?.Elements().FirstOrDefault(element => element.Name.LocalName == name)?.Value.Trim() is { Length: > 0 } value ? value : null;

    private static ReadInput ReadReadme(ZipArchive archive, PackageFacts package, string path, string? encoding)
    {
        var name = (package.Readme ?? "README.md").Replace('\\', '/').TrimStart('/');
        var entry = archive.Entries.FirstOrDefault(entry => entry.FullName.Equals(name, StringComparison.OrdinalIgnoreCase))
            ?? throw Skipped(path, package.Readme is null ? "It has no README. Packages carry one as <readme>." : $"Its nuspec names '{package.Readme}' as README, but it is not in it. Pack it again.");
        using var stream = entry.Open();
        var readme = ReadmeReader.Read(stream, $"{name} of {path}", ReadmeReader.FormatOf(name), encoding);
        var project = new ProjectMetadata(package.Id, package.Title, package.Description, package.Readme);
        return ReadmeFile.Of(new TagInput(path, new ReadmeLocation(name, "", project), readme));
    }

    private static TagTasksException Skipped(string path, string why, Exception? inner = null) =>
        inner is TagTasksException { Code: DiagnosticCode.PackageSkipped } known
            ? known
            : new TagTasksException(Diagnostic.Warning(DiagnosticCode.PackageSkipped, $"'{path}' is skipped. {why}", path), inner);

    private sealed record PackageFacts(string Id, string Version, string? Title, string? Description, string? Readme);
}
