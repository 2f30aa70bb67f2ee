using TagTasks.Tasks;
using TagTasks.Tool.Audit.Packages;

namespace TagTasks.Tool.Audit.Rules.Readme;

/// <summary>The item that packs a project's README, as an author would write it. Stateless.</summary>
internal static class ReadmeItem
{
    /// <summary>The item; with a gap where nobody knows the file.</summary>
    public static string Of(AuditedPackage package)
    {
        var readme = package.Readme;
        var named = readme.Named?.Value.Replace('\\', '/');
        var file = readme.File is { } found && (named is null || Path.GetFileName(found) == named.Split('/')[^1])
            ? PathText.Relative(Path.GetDirectoryName(package.Source)!, found)
            : "…";
        var folder = named is null ? "" : named[..(named.LastIndexOf('/') + 1)].TrimStart('/');
        return $"<None Include=\"{file}\" Pack=\"true\" PackagePath=\"{(folder.Length == 0 ? "/" : folder)}\" />";
    }
}
