using TagTasks.Tool.Audit.Findings;
using TagTasks.Tool.Audit.Rules.Readme;
using TagTasks.Tool.Audit.Rules.Tags;

namespace TagTasks.Tool.Audit.Rules;

/// <summary>All rules there are: a new one is a file of its own and a line here.</summary>
internal static class RuleList
{
    /// <summary>The rules that judge a package.</summary>
    public static IReadOnlyList<IAuditRule> OfPackages { get; } =
    [
        new StrongTagMissing(), new TagsMissing(), new TagDuplicate(),
        new ReadmeMissing(),
    ];

    /// <summary>The rules that compare packages.</summary>
    public static IReadOnlyList<IRepositoryRule> OfRepositories { get; } = [];

    /// <summary>What is found before there is a package to judge.</summary>
    private static readonly RuleDescriptor[] OfSources =
    [
        new(AuditCode.Unreadable, "The project or package cannot be audited", FindingSeverity.Error),
    ];

    /// <summary>The names of all rules, by code.</summary>
    public static IReadOnlyList<RuleDescriptor> Descriptors { get; } =
    [
        .. OfPackages.Select(rule => rule.Descriptor)
            .Concat(OfRepositories.Select(rule => rule.Descriptor))
            .Concat(OfSources)
            .OrderBy(rule => rule.Code, StringComparer.Ordinal),
    ];

    /// <summary>The rule of a code, ignoring case; null when there is none.</summary>
    public static RuleDescriptor? Find(string code) => Descriptors.FirstOrDefault(rule => rule.Code.Equals(code, StringComparison.OrdinalIgnoreCase));

    /// <summary>The rule of a code that there is.</summary>
    public static RuleDescriptor Get(string code) => Find(code) ?? throw new InvalidOperationException($"This is a bug: there is no rule {code}.");
}
