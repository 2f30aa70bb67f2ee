using System.Globalization;
using TagTasks.Inference.Vocabularies;
using TagTasks.Tool.Audit.Findings;
using TagTasks.Tool.Audit.Packages;
using TagTasks.Tool.Audit.Rules.Tags;

namespace TagTasks.Tool.Audit.Rules.Siblings;

/// <summary>
/// Finds packages that use another word than their siblings for the same thing: another spelling anywhere, and another
/// word of the vocabulary where the READMEs are about the same topic.
/// </summary>
internal sealed class SiblingTags : IRepositoryRule
{
    /// <inheritdoc/>
    public RuleDescriptor Descriptor { get; } = new(AuditCode.SiblingTags, "Packages use different words for the same thing", FindingSeverity.Warning, IsFixable: true);

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(IReadOnlyList<AuditedPackage> packages, AuditContext context)
    {
        var uses = packages
            .SelectMany(package => package.Tags.Own.Distinct(StringComparer.OrdinalIgnoreCase).Select(tag => new Use(package, tag, Topic(package, tag))))
            .ToList();
        foreach (var topic in uses.GroupBy(use => use.Topic, StringComparer.Ordinal).Where(topic => topic.Select(use => use.Word).Distinct(StringComparer.Ordinal).Count() > 1))
        {
            // The word of most packages; between as many, that of the vocabulary, then the first of the alphabet.
            var words = topic.GroupBy(use => use.Word, StringComparer.Ordinal)
                .OrderByDescending(word => word.Count())
                .ThenBy(word => word.Any(use => IsOfVocabulary(use)) ? 0 : 1)
                .ThenBy(word => word.Key, StringComparer.Ordinal)
                .ToList();
            var (chosen, count) = (words[0].Key, words[0].Count());
            foreach (var use in words.Skip(1).SelectMany(word => word).Where(use => !Has(use.Package, chosen)))
            {
                var many = string.Create(CultureInfo.InvariantCulture, $"{count:N0} sibling{(count == 1 ? " says" : "s say")}");
                yield return Descriptor.Finding(
                    use.Package, $"{many} '{chosen}' where this package says '{use.Tag}'.", use.Package.Tags.Written?.Place, use.Tag, new Fix.TagChange(use.Tag, chosen));
            }
        }
    }

    // The name of what a tag speaks of: the vocabulary's where it has one, else the tag without what spelling adds.
    private static string Topic(AuditedPackage package, string tag)
    {
        if (package.Judgement is not { } judgement)
        {
            return TagWords.Fold(tag);
        }

        var words = VocabularyWords.Of(judgement.Vocabulary);
        var known = words.Find(tag) ?? (words.FindByAlias(tag) is { } other && IsAbout(judgement, other) ? other : null);
        return TagWords.Fold(known?.Name ?? tag);
    }

    private static bool IsAbout(TagJudgement judgement, TagDefinition tag) =>
        judgement.Tags.FirstOrDefault(judged => judged.Tag == tag) is { } found && found.Probability >= judgement.Threshold;

    private static bool IsOfVocabulary(Use use) =>
        use.Package.Judgement is { } judgement && VocabularyWords.Of(judgement.Vocabulary).Has(use.Word);

    private static bool Has(AuditedPackage package, string word) => package.Tags.Packed.Contains(word, StringComparer.OrdinalIgnoreCase);

    private sealed record Use(AuditedPackage Package, string Tag, string Topic)
    {
        public string Word => Tag.ToLowerInvariant();
    }
}
