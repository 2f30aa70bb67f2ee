using System.Globalization;
using TagTasks.Tool.Audit.Findings;
using TagTasks.Tool.Audit.Packages;

namespace TagTasks.Tool.Audit.Rules.Readme;

/// <summary>Finds READMEs that are larger than the NuGet gallery takes.</summary>
internal sealed class ReadmeTooLarge : IAuditRule
{
    private const long Maximum = 1024 * 1024;

    /// <inheritdoc/>
    public RuleDescriptor Descriptor { get; } = new(AuditCode.ReadmeTooLarge, "The README is larger than the NuGet gallery shows", FindingSeverity.Warning);

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(AuditedPackage package, AuditContext context)
    {
        if (package.Readme is { Text: not null, File: { } file, Length: > Maximum } readme)
        {
            yield return Descriptor.Finding(
                package,
                string.Create(CultureInfo.InvariantCulture, $"The README has {readme.Length:N0} bytes; the NuGet gallery takes {Maximum:N0}. Move parts of it to your documentation."),
                new Place(file, 1, 1));
        }
    }
}
