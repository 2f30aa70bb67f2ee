using System.Reflection;

namespace TagTasks.Tool.Audit.Reports;

/// <summary>Where the pages of rules can be read. Immutable.</summary>
/// <param name="folder">The address of their folder, ended by a slash; null when nobody knows.</param>
internal sealed class RulePages(Uri? folder)
{
    /// <summary>Those of this build, which knows them when it was told where its repository is.</summary>
    public static RulePages OfBuild { get; } = new(
        typeof(RulePages).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .FirstOrDefault(attribute => attribute.Key == "RulePages")?.Value is { } address ? new Uri(address) : null);

    /// <summary>A rule's page; null when nobody knows where it is.</summary>
    public string? Of(string code) => folder is null ? null : new Uri(folder, $"{code}.md").AbsoluteUri;
}
