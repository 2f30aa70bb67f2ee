using TagTasks.Tool.Audit.Rules.Tags;

namespace TagTasks.Tool.Audit.Reports.Html;

/// <summary>How a house uses a tag. Immutable.</summary>
/// <param name="Name">The tag, as most packages spell it.</param>
/// <param name="Spellings">How it is spelled, the most frequent spelling first.</param>
/// <param name="Carried">The packages that carry it.</param>
/// <param name="Missing">The packages whose README speaks for it and that do not carry it.</param>
internal sealed record TagUse(string Name, IReadOnlyList<string> Spellings, IReadOnlyList<PackageFindings> Carried, IReadOnlyList<PackageFindings> Missing)
{
    /// <summary>What all spellings of a tag have in common.</summary>
    public static string Key(string tag) => TagWords.Fold(tag);

    /// <summary>The tags of packages, the most carried first.</summary>
    public static IReadOnlyList<TagUse> Of(IReadOnlyList<PackageFindings> packages)
    {
        var known = packages.Where(package => package.Package is not null).ToList();
        var carried = known.SelectMany(package => package.Package!.Tags.Packed.Select(tag => (Tag: tag, Package: package))).ToLookup(use => Key(use.Tag));
        var fitting = known.SelectMany(package => (package.Package!.Judgement?.Suggestions ?? []).Select(tag => (Tag: tag.PackageTag, Package: package))).ToLookup(use => Key(use.Tag));
        return
        [
            .. carried.Select(group => group.Key).Union(fitting.Select(group => group.Key))
                .Select(key => One(carried[key].ToList(), fitting[key].ToList()))
                .OrderByDescending(use => use.Carried.Count)
                .ThenByDescending(use => use.Missing.Count)
                .ThenBy(use => use.Name, StringComparer.Ordinal),
        ];
    }

    private static TagUse One(List<(string Tag, PackageFindings Package)> carried, List<(string Tag, PackageFindings Package)> fitting)
    {
        string[] spellings =
        [
            .. (carried.Count > 0 ? carried : fitting).GroupBy(use => use.Tag, StringComparer.Ordinal)
                .OrderByDescending(group => group.Count()).ThenBy(group => group.Key, StringComparer.Ordinal).Select(group => group.Key),
        ];
        PackageFindings[] with = [.. carried.Select(use => use.Package).Distinct()];
        return new TagUse(spellings[0], spellings, with, [.. fitting.Select(use => use.Package).Distinct().Except(with)]);
    }
}
