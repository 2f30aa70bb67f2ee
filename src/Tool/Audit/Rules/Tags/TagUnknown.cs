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
        var known = VocabularyWords.Of(vocabulary);
        var others = new List<string>();
        foreach (var own in package.Tags.Own.Distinct(StringComparer.OrdinalIgnoreCase).Where(own => !known.Has(own)))
        {
            if (Spelling(known, own) is { } right)
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
            var words = others.Select(own => known.FindByAlias(own) is { } near ? $"{own} (near {PackageTag(near)})" : own);
            yield return Descriptor.Finding(
                package, $"Not of {vocabulary.Name}: {string.Join(", ", words)}.", package.Tags.Written?.Place, string.Join(' ', others));
        }
    }

    private static string? Spelling(VocabularyWords known, string own) =>
        known.Find(own) is { } same ? PackageTag(same)
        : known.FindByAlias(own) is null && known.FindByTypo(own) is { } meant ? PackageTag(meant)
        : null;

    private static string PackageTag(TagDefinition tag) => new JudgedTag(tag, 0, []).PackageTag;
}
