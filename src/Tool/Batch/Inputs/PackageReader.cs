using TagTasks.Inference.Diagnostics;
using TagTasks.Inference.Reading;
using TagTasks.Tool.Archives;
using TagTasks.Tool.Files;
using TagTasks.Tool.Tag;

namespace TagTasks.Tool.Batch.Inputs;

/// <summary>An input that is a NuGet package: the README that its nuspec names; its id is <c>id@version</c>.</summary>
internal static class PackageReader
{
    /// <summary>The input; null when it belongs to another shard.</summary>
    public static BatchInput? Input(string path, Shard shard, string? encoding)
    {
        try
        {
            var package = Reading(path, archive => archive.ReadNuspec());
            var key = $"{package.Id}@{package.Version}";
            return shard.Owns(key) ? BatchInput.Of(key, path, () => Reading(path, archive => ReadReadme(archive, package, path, encoding))) : null;
        }
        catch (TagTasksException e)
        {
            return shard.Owns(Keys.OfPath(path)) ? BatchInput.Bad(path, e.Diagnostic) : null;
        }
    }

    private static T Reading<T>(string path, Func<PackageArchive, T> read)
    {
        try
        {
            using var archive = PackageArchive.Open(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete));
            return read(archive);
        }
        catch (TagTasksException e) when (e.Code != DiagnosticCode.UnknownEncoding)
        {
            throw Skipped(path, e.Diagnostic.Message, e);
        }
        catch (Exception e) when (e is SuspiciousPackageException || PackageArchive.IsUnreadable(e))
        {
            throw Skipped(path, $"It is not a package that can be read ({e.Message.ReplaceLineEndings(" ").TrimEnd('.')}). Fetch it again.", e);
        }
    }

    private static ReadInput ReadReadme(PackageArchive archive, Nuspec package, string path, string? encoding)
    {
        var name = (package.Readme ?? "README.md").Replace('\\', '/').TrimStart('/');
        var entry = archive.Find(name)
            ?? throw Skipped(path, package.Readme is null ? "It has no README. Packages carry one as <readme>." : $"Its nuspec names '{package.Readme}' as README, but it is not in it. Pack it again.");
        using var stream = PackageArchive.Open(entry);
        var readme = ReadmeReader.Read(stream, $"{name} of {path}", ReadmeReader.FormatOf(name), encoding);
        var project = new ProjectMetadata(package.Id, package.Title, package.Description, package.Readme);
        return ReadmeFile.Of(new TagInput(path, new ReadmeLocation(name, "", project), readme));
    }

    private static TagTasksException Skipped(string path, string why, Exception? inner = null) =>
        inner is TagTasksException { Code: DiagnosticCode.PackageSkipped } known
            ? known
            : new TagTasksException(Diagnostic.Warning(DiagnosticCode.PackageSkipped, $"'{path}' is skipped. {why}", path), inner);
}
