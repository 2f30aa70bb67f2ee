using TagTasks.Inference.Vocabularies;
using TagTasks.Tool.Audit.Findings;
using TagTasks.Tool.Audit.Packages;

namespace TagTasks.Tool.Audit.Rules.Tags;

/// <summary>Finds tags that are not of the vocabulary, and says which of it comes nearest.</summary>
internal sealed class TagUnknown : IAuditRule
{
    /// <inheritdoc/>
    public RuleDescriptor Descriptor { get; } = new(AuditCode.TagUnknown, "A tag is not of the vocabulary", FindingSeverity.Info, IsFixable: true);

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(AuditedPackage package, AuditContext context)
    {
        if (package.Judgement?.Vocabulary is not { } vocabulary)
        {
            yield break;
        }

        // Names of products and the like are good tags too: one finding for all that is not just misspelled.
        var others = new List<string>();
        foreach (var own in package.Tags.Own.Distinct(StringComparer.OrdinalIgnoreCase).Where(own => !IsOf(vocabulary, own)))
        {
            if (Spelling(vocabulary, own) is { } right)
            {
                yield return Descriptor.Finding(
                    package, $"Tag '{own}' is not of {vocabulary.Name}; '{right}' is.", package.Tags.Written?.Place, own, new Fix.TagChange(own, right));
            }
            else
            {
                others.Add(own);
            }
        }

        if (others.Count > 0)
        {
            var words = others.Select(own => TagWords.FindByAlias(vocabulary, own) is { } near ? $"{own} (near {PackageTag(near)})" : own);
            yield return Descriptor.Finding(
                package, $"Not of {vocabulary.Name}: {string.Join(", ", words)}.", package.Tags.Written?.Place, string.Join(' ', others));
        }
    }

    private static bool IsOf(TagVocabulary vocabulary, string own) =>
        vocabulary.Tags.Any(tag => tag.Name.Trim().Equals(own, StringComparison.OrdinalIgnoreCase));

    private static string? Spelling(TagVocabulary vocabulary, string own) =>
        TagWords.Find(vocabulary, own) is { } same ? PackageTag(same)
        : TagWords.FindByAlias(vocabulary, own) is not null ? null
        : vocabulary.Tags.FirstOrDefault(tag => TagWords.IsTypo(own, tag.Name.Trim())) is { } meant ? PackageTag(meant)
        : null;

    private static string PackageTag(TagDefinition tag) => new JudgedTag(tag, 0, []).PackageTag;
}
