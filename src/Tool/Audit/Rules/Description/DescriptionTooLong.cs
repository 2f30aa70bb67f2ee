using System.Globalization;
using TagTasks.Tool.Audit.Findings;
using TagTasks.Tool.Audit.Packages;

namespace TagTasks.Tool.Audit.Rules.Description;

/// <summary>Finds descriptions that are longer than the NuGet gallery takes.</summary>
internal sealed class DescriptionTooLong : IAuditRule
{
    private const int Maximum = 4000;

    /// <inheritdoc/>
    public RuleDescriptor Descriptor { get; } = new(AuditCode.DescriptionTooLong, "The description is longer than feeds accept", FindingSeverity.Error);

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(AuditedPackage package, AuditContext context)
    {
        if (package.Metadata.Description is { } description && description.Value.Length > Maximum)
        {
            yield return Descriptor.Finding(
                package,
                string.Create(CultureInfo.InvariantCulture, $"The description has {description.Value.Length:N0} characters; the NuGet gallery refuses more than {Maximum:N0}. Move the rest to the README."),
                description.Place);
        }
    }
}
