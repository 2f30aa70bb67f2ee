using System.Globalization;
using TagTasks.Inference.Cleaning;
using TagTasks.Tool.Audit.Findings;
using TagTasks.Tool.Audit.Packages;

namespace TagTasks.Tool.Audit.Rules.Readme;

/// <summary>Finds images that the NuGet gallery does not show.</summary>
internal sealed class ReadmeImages : IAuditRule
{
    /// <inheritdoc/>
    public RuleDescriptor Descriptor { get; } = new(AuditCode.ReadmeImages, "The README has images that the NuGet gallery does not show", FindingSeverity.Warning);

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(AuditedPackage package, AuditContext context)
    {
        if (package.Readme is not { Text: { Format: MarkupFormat.Markdown } readme, File: { } file })
        {
            yield break;
        }

        // One finding a host: what mends one image mends them all.
        foreach (var group in ReadmeImage.Find(readme.Text).Where(image => !image.IsShown).GroupBy(image => image.Origin).OrderBy(group => group.First().Line))
        {
            var many = group.Count() == 1 ? "An image" : string.Create(CultureInfo.InvariantCulture, $"{group.Count():N0} images");
            yield return Descriptor.Finding(
                package, $"{many} {group.Key.Phrase} not shown by the NuGet gallery. {group.Key.Advice}", new Place(file, group.First().Line, group.First().Column), group.Key.Name);
        }
    }
}
