using System.Globalization;
using TagTasks.Tool.Audit.Findings;
using TagTasks.Tool.Audit.Packages;

namespace TagTasks.Tool.Audit.Rules.Tags;

/// <summary>Finds tags of the vocabulary for which the package's own words say nothing.</summary>
internal sealed class TagUnsupported : IAuditRule
{
    // The share of the threshold below which nobody would call it a near miss.
    private const double FarBelow = 0.1;

    /// <inheritdoc/>
    public RuleDescriptor Descriptor { get; } = new(AuditCode.TagUnsupported, "The README says nothing of a tag", FindingSeverity.Warning, IsFixable: true);

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(AuditedPackage package, AuditContext context)
    {
        // Without a README the name and the description alone would judge, and they are too short for that.
        if (package is not { Judgement: { HasText: true } judgement, Readme.Text: not null })
        {
            yield break;
        }

        foreach (var own in package.Tags.Own.Distinct(StringComparer.OrdinalIgnoreCase))
        {
            var tag = VocabularyWords.Of(judgement.Vocabulary).Find(own);
            if (judgement.Tags.FirstOrDefault(judged => judged.Tag == tag) is { Evidence.Count: 0 } found && found.Probability < judgement.Threshold * FarBelow)
            {
                yield return Descriptor.Finding(
                    package,
                    string.Create(CultureInfo.InvariantCulture, $"The README says nothing of '{own}' ({found.Probability:0.00})."),
                    package.Tags.Written?.Place,
                    own,
                    new Fix.TagChange(own, null));
            }
        }
    }
}
