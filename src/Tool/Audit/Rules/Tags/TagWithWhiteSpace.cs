using TagTasks.Tool.Audit.Findings;
using TagTasks.Tool.Audit.Packages;

namespace TagTasks.Tool.Audit.Rules.Tags;

/// <summary>Finds tags of several words: a tag holds no blank, so each word becomes a tag of its own.</summary>
internal sealed class TagWithWhiteSpace : IAuditRule
{
    // Longer ones are lists of their own, as in `$(PackageTags);one two three four`.
    private const int MaximumWords = 3;

    /// <inheritdoc/>
    public RuleDescriptor Descriptor { get; } = new(AuditCode.TagWithWhiteSpace, "A tag of several words falls apart", FindingSeverity.Warning, IsFixable: true);

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(AuditedPackage package, AuditContext context)
    {
        if (package.Tags.Written is not { } written)
        {
            yield break;
        }

        var entries = written.Value.Split([';', ',', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        foreach (var entry in entries.Length > 1 ? entries.Distinct(StringComparer.Ordinal) : [])
        {
            var words = entry.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
            if (words.Length is > 1 and <= MaximumWords)
            {
                var joined = string.Join('-', words);
                yield return Descriptor.Finding(
                    package,
                    $"'{entry}' becomes {words.Length} tags, since a tag holds no blank. Write '{joined}'.",
                    written.Place,
                    entry,
                    new Fix.TagChange(entry, joined));
            }
        }
    }
}
