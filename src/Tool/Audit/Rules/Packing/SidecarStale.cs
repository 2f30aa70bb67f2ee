using TagTasks.Tool.Audit.Findings;
using TagTasks.Tool.Audit.Packages;

namespace TagTasks.Tool.Audit.Rules.Packing;

/// <summary>Finds sidecars that speak of another README or package, or of other tags than would be suggested now.</summary>
internal sealed class SidecarStale : IAuditRule
{
    /// <inheritdoc/>
    public RuleDescriptor Descriptor { get; } = new(AuditCode.SidecarStale, "The sidecar is out of date", FindingSeverity.Warning);

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(AuditedPackage package, AuditContext context)
    {
        if (package.Sidecar is not { IsExpected: true, Content: { IsIntact: true } content } sidecar)
        {
            yield break;
        }

        if (sidecar.Changed.Count > 0)
        {
            yield return Descriptor.Finding(
                package, $"The sidecar was made from other inputs ({string.Join(", ", sidecar.Changed)}). Pack once, and commit it where it is committed.", new Place(sidecar.File, 1, 1));
        }
        else if (content.Model == context.ModelName && package is { Judgement: { } judgement, Project.TagTasks.Lock.IsLocked: false })
        {
            var now = judgement.Suggestions.Select(tag => tag.PackageTag).ToList();
            if (!now.SequenceEqual(content.Tags, StringComparer.Ordinal))
            {
                yield return Descriptor.Finding(
                    package, $"The sidecar says {Words(content.Tags)}, and a pack would suggest {Words(now)} now. Pack once, and commit it where it is committed.", new Place(sidecar.File, 1, 1));
            }
        }
    }

    private static string Words(IReadOnlyList<string> tags) => tags.Count == 0 ? "no tags" : string.Join(" ", tags);
}
