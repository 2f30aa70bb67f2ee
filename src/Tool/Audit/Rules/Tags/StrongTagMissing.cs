using System.Globalization;
using TagTasks.Tool.Audit.Findings;
using TagTasks.Tool.Audit.Packages;

namespace TagTasks.Tool.Audit.Rules.Tags;

/// <summary>Finds tags that the README speaks for strongly and that the package does not have.</summary>
internal sealed class StrongTagMissing : IAuditRule
{
    // Of what reaches it, nine in ten are right on the labelled READMEs.
    private const double Strong = 0.9;

    /// <inheritdoc/>
    public RuleDescriptor Descriptor { get; } = new(AuditCode.StrongTagMissing, "A tag for what the README is most about is missing", FindingSeverity.Warning, IsFixable: true);

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(AuditedPackage package, AuditContext context)
    {
        // Without any tag there is one finding that names them all.
        if (package.Judgement is not { } judgement || package.Tags.Packed.Count == 0)
        {
            yield break;
        }

        foreach (var tag in judgement.Suggestions.Where(tag => tag.Probability >= Strong && !IsThere(package, tag)))
        {
            yield return Descriptor.Finding(
                package,
                string.Create(CultureInfo.InvariantCulture, $"No tag for what the README is most about: {tag.PackageTag} ({tag.Probability:0.00})."),
                package.Tags.Written?.Place,
                tag.PackageTag,
                new Fix.TagChange(null, tag.PackageTag));
        }
    }

    // A package that says it in another word has a tag for it.
    private static bool IsThere(AuditedPackage package, JudgedTag tag) =>
        package.Tags.Packed.Any(own => TagWords.AreSame(own, tag.PackageTag) || VocabularyWords.Of(package.Judgement!.Vocabulary).FindByAlias(own) == tag.Tag);
}
