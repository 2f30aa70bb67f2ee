using System.Globalization;
using TagTasks.Tool.Audit.Findings;
using TagTasks.Tool.Audit.Packages;

namespace TagTasks.Tool.Audit.Rules.Tags;

/// <summary>Finds packages without a tag.</summary>
internal sealed class TagsMissing : IAuditRule
{
    /// <inheritdoc/>
    public RuleDescriptor Descriptor { get; } = new(AuditCode.TagsMissing, "The package has no tags", FindingSeverity.Warning, IsFixable: true);

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(AuditedPackage package, AuditContext context)
    {
        if (package.Tags.Packed.Count > 0)
        {
            yield break;
        }

        // An empty element has a place, too.
        var place = package.Tags.Written?.Place ?? package.Project?.Elements.GetValueOrDefault("PackageTags")?[0].Place;
        var suggestions = package.Judgement?.Suggestions.ToList() ?? [];
        if (suggestions.Count == 0)
        {
            yield return Descriptor.Finding(package, "No tags. Set PackageTags to the words by which users look for it.", place);
            yield break;
        }

        var words = string.Join(", ", suggestions.Select(tag => string.Create(CultureInfo.InvariantCulture, $"{tag.PackageTag} ({tag.Probability:0.00})")));
        yield return Descriptor.Finding(
            package,
            $"No tags. The README speaks for {words}.",
            place,
            fix: new Fix.PropertyChange("PackageTags", string.Join(';', suggestions.Select(tag => tag.PackageTag))));
    }
}
