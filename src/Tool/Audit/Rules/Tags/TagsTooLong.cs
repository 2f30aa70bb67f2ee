using System.Globalization;
using TagTasks.Tool.Audit.Findings;
using TagTasks.Tool.Audit.Packages;

namespace TagTasks.Tool.Audit.Rules.Tags;

/// <summary>Finds tags that are together longer than the NuGet gallery takes.</summary>
internal sealed class TagsTooLong : IAuditRule
{
    private const int Maximum = 4000;

    /// <inheritdoc/>
    public RuleDescriptor Descriptor { get; } = new(AuditCode.TagsTooLong, "The tags are longer than feeds accept", FindingSeverity.Error);

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(AuditedPackage package, AuditContext context)
    {
        var length = string.Join(' ', package.Tags.Packed).Length;
        if (length > Maximum)
        {
            yield return Descriptor.Finding(
                package,
                string.Create(CultureInfo.InvariantCulture, $"The tags have {length:N0} characters; the NuGet gallery refuses more than {Maximum:N0}. Leave some out."),
                package.Tags.Written?.Place);
        }
    }
}
