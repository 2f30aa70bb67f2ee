using TagTasks.Tool.Audit.Findings;
using TagTasks.Tool.Audit.Packages;

namespace TagTasks.Tool.Audit.Rules.Tags;

/// <summary>Finds tags that stand twice: in other letters, with other hyphens, in the plural.</summary>
internal sealed class TagDuplicate : IAuditRule
{
    /// <inheritdoc/>
    public RuleDescriptor Descriptor { get; } = new(AuditCode.TagDuplicate, "A tag stands twice", FindingSeverity.Warning, IsFixable: true);

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(AuditedPackage package, AuditContext context)
    {
        var own = package.Tags.Own;
        for (var i = 1; i < own.Count; i++)
        {
            var first = own.Take(i).FirstOrDefault(earlier => TagWords.AreSame(earlier, own[i]));
            if (first is not null)
            {
                var occurrence = own.Take(i).Count(earlier => earlier == own[i]);
                yield return Descriptor.Finding(
                    package,
                    $"Tag '{first}' stands twice ({first}, {own[i]}).",
                    package.Tags.Written?.Place,
                    own[i],
                    new Fix.TagChange(own[i], null, occurrence));
            }
        }
    }
}
