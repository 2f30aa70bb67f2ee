using TagTasks.Tool.Audit.Findings;
using TagTasks.Tool.Audit.Packages;

namespace TagTasks.Tool.Audit.Rules.Tags;

/// <summary>Finds another word for a tag beside that tag.</summary>
internal sealed class TagAlias : IAuditRule
{
    /// <inheritdoc/>
    public RuleDescriptor Descriptor { get; } = new(AuditCode.TagAlias, "A tag and another word for it stand side by side", FindingSeverity.Info);

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(AuditedPackage package, AuditContext context)
    {
        if (package.Judgement?.Vocabulary is not { } vocabulary)
        {
            yield break;
        }

        var known = VocabularyWords.Of(vocabulary);
        foreach (var own in package.Tags.Own.Distinct(StringComparer.OrdinalIgnoreCase).Where(own => known.Find(own) is null))
        {
            if (known.FindByAlias(own) is { } tag && package.Tags.Packed.FirstOrDefault(other => TagWords.AreSame(other, tag.Name)) is { } beside)
            {
                yield return Descriptor.Finding(package, $"Tag '{own}' is another word for '{beside}', which is there too.", package.Tags.Written?.Place, own);
            }
        }
    }
}
