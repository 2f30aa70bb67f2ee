using TagTasks.Tool.Audit.Findings;
using TagTasks.Tool.Audit.Rules.Description;
using TagTasks.Tool.Audit.Rules.Links;
using TagTasks.Tool.Audit.Rules.Packing;
using TagTasks.Tool.Audit.Rules.Projects;
using TagTasks.Tool.Audit.Rules.Readme;
using TagTasks.Tool.Audit.Rules.Siblings;
using TagTasks.Tool.Audit.Rules.Tags;

namespace TagTasks.Tool.Audit.Rules;

/// <summary>All rules there are: a new one is a file of its own and a line here.</summary>
internal static class RuleList
{
    /// <summary>The rules that judge a package.</summary>
    public static IReadOnlyList<IAuditRule> OfPackages { get; } =
    [
        new StrongTagMissing(), new TagsMissing(), new TagDuplicate(), new TagUnknown(), new TagUnsupported(), new TagWithComma(),
        new TagWithWhiteSpace(), new TagTooLong(), new TooManyTags(), new TagsTooLong(), new TagIsPackageId(), new TagAlias(),
        new DescriptionMissing(), new DescriptionDefault(), new DescriptionIsId(), new DescriptionTooLong(),
        new ReadmeMissing(), new ReadmeNotPacked(), new ReadmeNotFound(), new ReadmeTemplate(), new ReadmeEmpty(), new ReadmeOnlyBadges(),
        new ReadmeTooLarge(), new ReadmeImages(), new ReadmeLanguage(), new ReadmeUnreadable(),
        new LicenceMissing(), new ProjectUrlMissing(), new RepositoryUrlMissing(), new IconMissing(),
        new SidecarMissing(), new SidecarStale(), new SidecarTampered(), new LockOutdated(), new LockUnusable(), new VersionDiffers(),
        new Unrestored(),
    ];

    /// <summary>The rules that compare packages.</summary>
    public static IReadOnlyList<IRepositoryRule> OfRepositories { get; } = [new SiblingTags()];

    /// <summary>The only rule for projects whose package says nothing of what the project says.</summary>
    public static IAuditRule OfNuspecProjects { get; } = new NuspecFile();

    /// <summary>What is found before there is a package to judge.</summary>
    private static readonly RuleDescriptor[] OfSources =
    [
        new(AuditCode.Unreadable, "The project cannot be audited", FindingSeverity.Error),
        new(AuditCode.PackageUnreadable, "The package cannot be read", FindingSeverity.Error),
        new(AuditCode.PackageSuspicious, "The package is made as no honest tool makes one", FindingSeverity.Error),
        new(AuditCode.PackageNotFetched, "The package cannot be fetched from its feed", FindingSeverity.Error),
    ];

    /// <summary>The names of all rules, by code.</summary>
    public static IReadOnlyList<RuleDescriptor> Descriptors { get; } =
    [
        .. OfPackages.Append(OfNuspecProjects).Select(rule => rule.Descriptor)
            .Concat(OfRepositories.Select(rule => rule.Descriptor))
            .Concat(OfSources)
            .OrderBy(rule => rule.Code, StringComparer.Ordinal),
    ];

    /// <summary>The rule of a code, ignoring case; null when there is none.</summary>
    public static RuleDescriptor? Find(string code) => Descriptors.FirstOrDefault(rule => rule.Code.Equals(code, StringComparison.OrdinalIgnoreCase));

    /// <summary>The rule of a code that there is.</summary>
    public static RuleDescriptor Get(string code) => Find(code) ?? throw new InvalidOperationException($"This is a bug: there is no rule {code}.");
}
