using System.Text.RegularExpressions;

namespace TagTasks.Tool.Audit.Targets;

/// <summary>A package of a feed as a user names it. Immutable.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Version">Its version; null for the latest.</param>
internal sealed partial record PackageName(string Id, string? Version)
{
    private const int MaximumIdLength = 100;

    // Whoever names such a file and mistypes it means no package.
    private static readonly string[] FileExtensions = [".md", ".txt", ".json", ".xml", ".props", ".targets", ".zip", ".cs", ".dll"];

    /// <summary>Reads <c>ID</c> or <c>ID@VERSION</c>; null when it is neither.</summary>
    public static PackageName? Parse(string text)
    {
        var match = Form().Match(text);
        if (!match.Success || match.Groups["id"].Length > MaximumIdLength || TargetResolver.IsFileName(text) || FileExtensions.Contains(Path.GetExtension(text), StringComparer.OrdinalIgnoreCase))
        {
            return null;
        }

        var version = match.Groups["version"];
        return new PackageName(match.Groups["id"].Value, version.Success ? version.Value : null);
    }

    [GeneratedRegex(@"\A(?<id>\w+([.-]\w+)*)(@(?<version>[0-9][0-9A-Za-z.+-]*))?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
